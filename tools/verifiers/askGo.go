// Asks golang-jwt about tokens: a JSON object on standard input, a list of statuses on standard output.
package main

import (
	"crypto"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"os"

	"github.com/golang-jwt/jwt/v4"
)

type setup struct {
	Alg, Issuer, Audience, Pem, Secret string
}

func main() {
	var given struct {
		Use    string
		Setup  setup
		Tokens []string
	}
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	var key crypto.PublicKey = []byte(given.Setup.Secret)
	if given.Setup.Secret == "" {
		block, _ := pem.Decode([]byte(given.Setup.Pem))
		parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
		if err != nil {
			panic(err)
		}
		key = parsed
	}
	statuses := []int{}
	for _, token := range given.Tokens {
		statuses = append(statuses, ask(token, key, given.Use == "advised", given.Setup))
	}
	if err := json.NewEncoder(os.Stdout).Encode(map[string]interface{}{"statuses": statuses}); err != nil {
		panic(err)
	}
}

func ask(token string, key crypto.PublicKey, isAdvised bool, s setup) (status int) {
	defer func() {
		if recover() != nil {
			status = 500
		}
	}()
	options := []jwt.ParserOption{}
	if isAdvised {
		options = append(options, jwt.WithValidMethods([]string{s.Alg}))
	}
	parsed, err := jwt.Parse(token, func(*jwt.Token) (interface{}, error) { return key, nil }, options...)
	if err == nil && isAdvised {
		claims := parsed.Claims.(jwt.MapClaims)
		if !claims.VerifyIssuer(s.Issuer, true) || !claims.VerifyAudience(s.Audience, true) {
			err = errors.New("another issuer or audience")
		}
	}
	if err != nil {
		return 401
	}
	return 200
}
