// Runs the recipe on the cases that come as JSON, and prints an answer to each.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"

	denylist "try/recipe"
)

type testCase struct {
	Revoke, Ask map[string]interface{}
	Now         int64
	IsDown      bool
}

type answer struct {
	Listed  string      `json:"listed"`
	Revoked interface{} `json:"revoked"`
	ForS    *float64    `json:"forS"`
	Name    *string     `json:"name"`
}

type store struct {
	isDown bool
	answer
}

func (s *store) Set(_ context.Context, name string, ttl time.Duration) error {
	seconds := ttl.Seconds()
	s.Name, s.ForS = &name, &seconds
	return nil
}

func (s *store) Exists(_ context.Context, name string) (bool, error) {
	if s.isDown {
		return false, errors.New("unreachable")
	}
	return s.Name != nil && *s.Name == name, nil
}

func main() {
	var given struct{ Cases []testCase }
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	answers := []answer{}
	for _, c := range given.Cases {
		s := &store{isDown: c.IsDown}
		err := denylist.Revoke(context.Background(), s, c.Revoke, time.UnixMilli(c.Now))
		switch {
		case err != nil:
			s.Listed = "refused"
		case s.Name != nil:
			s.Listed = "listed"
		default:
			s.Listed = "over"
		}
		revoked, err := denylist.IsRevoked(context.Background(), s, c.Ask)
		s.Revoked = revoked
		if err != nil {
			s.Revoked = "error"
			if !revoked {
				panic("let in for who forgets the error")
			}
		}
		answers = append(answers, s.answer)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
