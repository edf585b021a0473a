// Package apikey checks an API key that came as Authorization: Bearer, and says nothing of why not (RFC 6750 section
// 3.1). Standard library only; Go 1.19 and newer.
//
// What it is not: a limit on guesses or calls, a check of whose record is asked for, or TLS. Log the row's ID, never the
// header.
package apikey

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"hash/crc32"
	"regexp"
	"strings"
	"time"
)

// Row is what you keep of a key.
type Row struct {
	ID        string
	Hash      string // SHA-256 of the whole key, hex
	Scopes    []string
	ExpiresAt *time.Time // nil: never
	RevokedAt *time.Time
}

// Table has an index on the hash. ByHash answers nil for a hash it does not hold, and an error where it cannot tell.
type Table interface {
	ByHash(hash string) (*Row, error)
	MarkUsed(id string, now time.Time)
}

// Check answers a status, its challenge for WWW-Authenticate, and the row where the status is 200. scope is your code's word, never the caller's.
func Check(authorization, scope string, table Table, now time.Time) (int, string, *Row) {
	words := strings.FieldsFunc(authorization, func(r rune) bool { return r == ' ' })
	if len(words) == 0 || !strings.EqualFold(words[0], "bearer") {
		return 401, `Bearer realm="api"`, nil
	}
	// None, several, or two headers that a proxy has joined.
	if len(words) != 2 || strings.ContainsAny(words[1], "\t,") {
		return 400, `Bearer realm="api", error="invalid_request"`, nil
	}
	var row *Row
	if isWellFormed(words[1]) {
		var err error
		if row, err = find(words[1], table); err != nil {
			return 503, "", nil
		}
	}
	if row == nil || row.RevokedAt != nil || (row.ExpiresAt != nil && !now.Before(*row.ExpiresAt)) {
		return 401, `Bearer realm="api", error="invalid_token"`, nil
	}
	// A call that may not do this is a use of the key all the same.
	table.MarkUsed(row.ID, now)
	for _, held := range row.Scopes {
		if held == scope {
			return 200, "", row
		}
	}
	return 403, `Bearer error="insufficient_scope", scope="` + scope + `"`, nil
}

var shape = regexp.MustCompile(`^kot_demo_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$`)

// A typing error, or what was never ours, costs no look-up.
func isWellFormed(key string) bool {
	match := shape.FindStringSubmatch(key)
	return match != nil && checksumOf(match[1]) == match[2]
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func checksumOf(random string) string {
	text := []byte("000000")
	for rest, at := crc32.ChecksumIEEE([]byte(random)), 5; rest > 0; rest, at = rest/62, at-1 {
		text[at] = base62[rest%62]
	}
	return string(text)
}

func find(key string, table Table) (*Row, error) {
	sum := sha256.Sum256([]byte(key))
	digest := hex.EncodeToString(sum[:])
	row, err := table.ByHash(digest)
	// The index compared a hash, which tells an attacker nothing of the key; this makes sure of what it found.
	if err != nil || row == nil || subtle.ConstantTimeCompare([]byte(row.Hash), []byte(digest)) != 1 {
		return nil, err
	}
	return row, nil
}
