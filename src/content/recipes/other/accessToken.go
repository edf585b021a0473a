// Package accesstoken verifies an access token with everything pinned (RFC 9068 section 4), with golang-jwt 5; for its
// version 4, change the import alone. Go 1.21 and newer, or 1.19 with golang-jwt up to 5.2.2.
//
// What it is not: a check of scope, owner or revocation, which come after; a verifier of ID tokens, of encrypted tokens,
// or of tokens bound to a client's key, whose proof it would have to check. Never log the token.
package accesstoken

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/golang-jwt/jwt/v5"
)

const (
	leeway   = 10           // seconds
	lastTime = 253402300799 // the end of the year 9999: milliseconds lie beyond it, and would be a token for ever
)

var (
	// ErrInvalidToken is in every error of a token that is not accepted: a 401. No other is one.
	ErrInvalidToken = errors.New("invalid token")
	// ErrKeysUnavailable is a 503.
	ErrKeysUnavailable = errors.New("the issuer's keys cannot be had")
)

// KeySet keeps the issuer's keys. Make one, and use it for all calls.
type KeySet struct {
	// Fetch answers the JWK Set, within a few seconds, from an address of your settings over https.
	Fetch func() ([]byte, error)

	fetching sync.Mutex // held by whoever asks the issuer
	askedAt  time.Time
	reading  sync.Mutex // never held for long: a known key does not wait for the issuer
	keys     map[string]*ecdsa.PublicKey
	readAt   time.Time
}

const (
	// A stranger who sends ever new kids must not make you ask the issuer each time.
	cooldown = 30 * time.Second
	maxAge   = 10 * time.Minute
)

// Key answers nil for a kid that the issuer does not publish.
func (s *KeySet) Key(kid string, now time.Time) (*ecdsa.PublicKey, error) {
	if key, isFresh := s.known(kid, now); isFresh && key != nil {
		return key, nil
	}
	s.fetching.Lock()
	defer s.fetching.Unlock()
	key, isFresh := s.known(kid, now)
	if (!isFresh || key == nil) && now.Sub(s.askedAt) >= cooldown {
		s.askedAt = now
		if err := s.ask(now); err != nil {
			return nil, err
		}
		key, isFresh = s.known(kid, now)
	}
	if !isFresh {
		return nil, ErrKeysUnavailable
	}
	return key, nil
}

func (s *KeySet) known(kid string, now time.Time) (key *ecdsa.PublicKey, isFresh bool) {
	s.reading.Lock()
	defer s.reading.Unlock()
	return s.keys[kid], now.Sub(s.readAt) < maxAge
}

func (s *KeySet) ask(now time.Time) error {
	text, err := s.Fetch()
	if err != nil {
		return fmt.Errorf("%w: %v", ErrKeysUnavailable, err)
	}
	keys, err := readKeys(text)
	if err != nil {
		return fmt.Errorf("%w: %v", ErrKeysUnavailable, err)
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	s.keys, s.readAt = keys, now
	return nil
}

func readKeys(text []byte) (map[string]*ecdsa.PublicKey, error) {
	var set struct{ Keys []json.RawMessage }
	if err := json.Unmarshal(text, &set); err != nil || set.Keys == nil {
		return nil, errors.New("not a JWK Set")
	}
	keys, twice := map[string]*ecdsa.PublicKey{}, map[string]bool{}
	for _, raw := range set.Keys {
		var jwk struct {
			Kid, Kty, Crv, X, Y string
			Use, Alg            *string
			KeyOps              []string `json:"key_ops"`
		}
		// One key that is broken must not take the others along (RFC 7517 section 5).
		if json.Unmarshal(raw, &jwk) != nil || jwk.Kid == "" || jwk.Kty != "EC" || jwk.Crv != "P-256" ||
			(jwk.Use != nil && *jwk.Use != "sig") || (jwk.Alg != nil && *jwk.Alg != "ES256") || !mayVerify(jwk.KeyOps) {
			continue
		}
		x, errX := base64.RawURLEncoding.DecodeString(jwk.X)
		y, errY := base64.RawURLEncoding.DecodeString(jwk.Y)
		key := ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
		if errX == nil && errY == nil && len(x) == 32 && len(y) == 32 && key.Curve.IsOnCurve(key.X, key.Y) {
			twice[jwk.Kid] = keys[jwk.Kid] != nil
			keys[jwk.Kid] = &key
		}
	}
	// Of two keys with one name, nobody knows which is meant.
	for kid := range keys {
		if twice[kid] {
			delete(keys, kid)
		}
	}
	return keys, nil
}

func mayVerify(operations []string) bool {
	for _, operation := range operations {
		if operation == "verify" {
			return true
		}
	}
	return operations == nil
}

// Three parts of base64url and the 64 bytes of ES256: no five parts of an encrypted one, and no padding.
var shape = regexp.MustCompile(`^[\w-]+\.[\w-]+\.[\w-]{86}$`)

// Verify answers the claims. now is time.Now(), for the waits of the keys: what it counts by is not set back with the clock.
func Verify(token string, keys *KeySet, issuer, audience string, now time.Time) (jwt.MapClaims, error) {
	if issuer == "" || audience == "" {
		return nil, errors.New("Verify needs an issuer and an audience")
	}
	if len(token) > 8192 || !shape.MatchString(token) {
		return nil, refused("not a JWT")
	}
	parts := strings.Split(token, ".")
	header, err := readObject(parts[0])
	if err != nil {
		return nil, err
	}
	typ, _ := header["typ"].(string)
	kid, _ := header["kid"].(string)
	typ = strings.ToLower(typ)
	if (typ != "at+jwt" && typ != "application/at+jwt") || kid == "" {
		return nil, refused("not an access token")
	}
	// No key is looked for where the header asks for what this does not do (RFC 7515 section 4.1.11, RFC 7797).
	_, hasCrit := header["crit"]
	_, hasB64 := header["b64"]
	if header["alg"] != "ES256" || hasCrit || hasB64 {
		return nil, refused("not a header of ours")
	}
	key, err := keys.Key(kid, now)
	if err != nil {
		return nil, err
	}
	if key == nil {
		return nil, refused("no such key")
	}
	// The library's own checks of claims let some types pass: ours follow.
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"ES256"}), jwt.WithoutClaimsValidation())
	if _, err := parser.Parse(token, func(*jwt.Token) (interface{}, error) { return key, nil }); err != nil {
		return nil, refused("signature")
	}
	claims, err := readObject(parts[1])
	if err != nil {
		return nil, err
	}
	if err := checkClaims(claims, issuer, audience, now.Unix()); err != nil {
		return nil, err
	}
	return claims, nil
}

func checkClaims(claims map[string]interface{}, issuer, audience string, now int64) error {
	if claims["iss"] != issuer {
		return refused("iss")
	}
	audiences, isList := claims["aud"].([]interface{})
	if !isList {
		audiences = []interface{}{claims["aud"]}
	}
	isMeant := false
	for _, one := range audiences {
		if _, isText := one.(string); !isText {
			return refused("aud")
		}
		isMeant = isMeant || one == audience
	}
	if !isMeant {
		return refused("aud")
	}
	for _, name := range []string{"sub", "client_id", "jti"} {
		if text, _ := claims[name].(string); text == "" {
			return refused(name)
		}
	}
	exp, hasExp := seconds(claims["exp"])
	iat, hasIat := seconds(claims["iat"])
	nbf, hasNbf := seconds(claims["nbf"])
	if _, isThere := claims["nbf"]; !hasExp || !hasIat || (isThere && !hasNbf) {
		return refused("exp, iat or nbf")
	}
	if float64(now) >= exp+leeway {
		return refused("exp")
	}
	if iat > float64(now+leeway) || nbf > float64(now+leeway) {
		return refused("iat or nbf")
	}
	if _, isBound := claims["cnf"]; isBound {
		return refused("cnf")
	}
	return nil
}

func seconds(value interface{}) (float64, bool) {
	number, isNumber := value.(float64)
	return number, isNumber && number >= -lastTime && number <= lastTime
}

// Into a map, for a struct would take "ISS" for "iss".
func readObject(part string) (map[string]interface{}, error) {
	var object map[string]interface{}
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil || !utf8.Valid(text) || json.Unmarshal(text, &object) != nil || object == nil {
		return nil, refused("not a JSON object")
	}
	return object, nil
}

func refused(why string) error {
	return fmt.Errorf("%w: %s", ErrInvalidToken, why)
}
