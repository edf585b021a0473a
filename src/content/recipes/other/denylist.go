// Package denylist revokes a single JWT by iss and jti, until it would be refused anyway. Standard library only; Go 1.19
// and newer.
//
// What it is not: a verifier (give it only the claims of a token that was verified), or a way to end all tokens of a
// user. Where the store cannot be reached you get its error: answer 503, never "not revoked".
package denylist

import (
	"context"
	"encoding/base64"
	"errors"
	"math"
	"time"
)

// Store forgets by itself. With go-redis: Set calls db.Set(ctx, name, 1, ttl).Err(), and Exists calls
// db.Exists(ctx, name).Result() and compares the number with 0.
type Store interface {
	Set(ctx context.Context, name string, ttl time.Duration) error
	Exists(ctx context.Context, name string) (bool, error)
}

const (
	leeway   = 60           // seconds; at least your verifiers': they accept a token for as long after its exp
	lastTime = 253402300799 // the end of the year 9999: an exp in milliseconds lies beyond it
)

var errNoName = errors.New("revoking needs iss, jti, exp: two texts that are not empty, and seconds since 1970")

// Revoke takes claims as encoding/json reads them into a map, such as jwt.MapClaims. Where it answers an error the token
// is not on the list.
func Revoke(ctx context.Context, store Store, claims map[string]interface{}, now time.Time) error {
	name, exp := entryOf(claims)
	if name == "" {
		return errNoName
	}
	left := math.Ceil(exp + leeway - float64(now.UnixNano())/1e9)
	if left <= 0 {
		return nil
	}
	// A Duration ends after 292 years.
	return store.Set(ctx, name, time.Duration(math.Min(left, 9e9))*time.Second)
}

// IsRevoked is true as well for a token that has no name to look for, and with any error: who forgets to look at the
// error lets nobody in. That the token has an exp is for its verifier to ask.
func IsRevoked(ctx context.Context, store Store, claims map[string]interface{}) (bool, error) {
	asked := map[string]interface{}{"iss": claims["iss"], "jti": claims["jti"], "exp": float64(lastTime)}
	if exp, given := claims["exp"]; given {
		asked["exp"] = exp
	}
	name, _ := entryOf(asked)
	if name == "" {
		return true, nil
	}
	revoked, err := store.Exists(ctx, name)
	return revoked || err != nil, err
}

func entryOf(claims map[string]interface{}) (name string, exp float64) {
	iss, _ := claims["iss"].(string)
	jti, _ := claims["jti"].(string)
	exp, _ = claims["exp"].(float64)
	if iss == "" || jti == "" || !(exp > 0 && exp <= lastTime) {
		return "", 0
	}
	// Each in base64url, which has no colon: "a:b" with "c" and "a" with "b:c" must not share a name.
	text := base64.RawURLEncoding.EncodeToString
	return "revoked:" + text([]byte(iss)) + ":" + text([]byte(jti)), exp
}
