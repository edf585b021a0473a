// Runs the recipe on the cases that come as JSON, and prints an answer to each.
package main

import (
	"encoding/json"
	"errors"
	"os"
	"time"

	apikey "try/recipe"
)

type testCase struct {
	Authorization *string
	Scope         string
	Hash          string
	Now           int64
	IsDown        bool
	Row           struct {
		Hash      string
		Scopes    []string
		ExpiresAt *int64
		RevokedAt *int64
	}
}

type answer struct {
	Status    int     `json:"status"`
	Challenge *string `json:"challenge"`
	Used      bool    `json:"used"`
	Reads     int     `json:"reads"`
}

type table struct {
	rows   map[string]*apikey.Row
	isDown bool
	answer
}

func (t *table) ByHash(hash string) (*apikey.Row, error) {
	t.Reads++
	if t.isDown {
		return nil, errors.New("unreachable")
	}
	return t.rows[hash], nil
}

func (t *table) MarkUsed(id string, now time.Time) { t.Used = true }

func main() {
	var given struct{ Cases []testCase }
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	answers := []answer{}
	for _, c := range given.Cases {
		row := &apikey.Row{ID: "key_1", Hash: c.Row.Hash, Scopes: c.Row.Scopes, ExpiresAt: at(c.Row.ExpiresAt), RevokedAt: at(c.Row.RevokedAt)}
		t := &table{rows: map[string]*apikey.Row{c.Hash: row}, isDown: c.IsDown}
		authorization := ""
		if c.Authorization != nil {
			authorization = *c.Authorization
		}
		status, challenge, found := apikey.Check(authorization, c.Scope, t, time.UnixMilli(c.Now))
		if (found != nil) != (status == 200) {
			panic("a row without 200, or 200 without a row")
		}
		t.Status = status
		if challenge != "" {
			t.Challenge = &challenge
		}
		answers = append(answers, t.answer)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func at(ms *int64) *time.Time {
	if ms == nil {
		return nil
	}
	time := time.UnixMilli(*ms)
	return &time
}
