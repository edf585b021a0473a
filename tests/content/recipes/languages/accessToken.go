// Runs the recipe on the cases that come as JSON, and prints an answer to each.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	accesstoken "try/recipe"
)

type step struct {
	At     int64
	Kid    string
	IsDown bool
}

type testCase struct {
	Token, Issuer, Audience string
	Now                     int64
	IsDown                  bool
	Jwks                    json.RawMessage
	Steps                   []step
}

func main() {
	var given struct {
		Jwks  json.RawMessage
		Cases []testCase
	}
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	answers := []interface{}{}
	for _, c := range given.Cases {
		jwks := given.Jwks
		if c.Jwks != nil {
			jwks = c.Jwks
		}
		if c.Steps != nil {
			answers = append(answers, keySet(c.Steps, jwks))
			continue
		}
		answers = append(answers, verify(c, jwks))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func verify(c testCase, jwks []byte) (answer string) {
	defer func() {
		if crash := recover(); crash != nil {
			answer = fmt.Sprint("crashed: ", crash)
		}
	}()
	keys := &accesstoken.KeySet{Fetch: func() ([]byte, error) {
		if c.IsDown {
			return nil, errors.New("unreachable")
		}
		return jwks, nil
	}}
	claims, err := accesstoken.Verify(c.Token, keys, c.Issuer, c.Audience, time.Unix(c.Now, 0))
	for _, part := range strings.Split(c.Token, ".") {
		if err != nil && len(part) > 20 && strings.Contains(err.Error(), part) {
			return "leaked"
		}
	}
	switch {
	case (err == nil) != (claims != nil):
		return "crashed: claims beside an error"
	case err == nil:
		return "accepted"
	case errors.Is(err, accesstoken.ErrInvalidToken):
		return "refused"
	case errors.Is(err, accesstoken.ErrKeysUnavailable):
		return "unavailable"
	case strings.HasPrefix(err.Error(), "Verify needs"):
		return "misconfigured"
	}
	return "crashed: " + err.Error()
}

func keySet(steps []step, jwks []byte) interface{} {
	fetched, isDown, answers := 0, false, []string{}
	keys := &accesstoken.KeySet{Fetch: func() ([]byte, error) {
		fetched++
		if isDown {
			return nil, errors.New("unreachable")
		}
		return jwks, nil
	}}
	for _, s := range steps {
		isDown = s.IsDown
		key, err := keys.Key(s.Kid, time.Unix(s.At, 0))
		switch {
		case err != nil:
			answers = append(answers, "unavailable")
		case key != nil:
			answers = append(answers, "known")
		default:
			answers = append(answers, "unknown")
		}
	}
	return map[string]interface{}{"answers": answers, "fetched": fetched}
}
