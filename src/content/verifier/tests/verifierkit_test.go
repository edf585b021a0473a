// Package verifierkit sends each token of a verifier kit to your API, and fails where it accepts one that it must refuse, or
// refuses one that it must accept. Beside this file: verifier-kit.json. The address is a route of yours that needs a token and
// answers GET.
//
//	VERIFIER_URL=http://localhost:8080/orders go test -count=1 verifierkit_test.go
package verifierkit

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"
)

type testCase struct {
	ID, Title, Token, Why, IfWrong string
	Accept                         interface{} // true, false or "either"
}

func readKit(t *testing.T) (kit struct {
	GoodUntil time.Time
	Cases     []testCase
}) {
	path := os.Getenv("VERIFIER_KIT")
	if path == "" {
		path = "verifier-kit.json"
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &kit); err != nil {
		t.Fatal(err)
	}
	return kit
}

var client = http.Client{
	Timeout:       20 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// statusOf is the status of your API. Where your verifier is a function, call it here: 200 without an error, 401 with one.
func statusOf(t *testing.T, token string) int {
	url := os.Getenv("VERIFIER_URL")
	if url == "" {
		t.Fatal("Set VERIFIER_URL to the address of a route that needs a token.")
	}
	request, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode
}

// answerOf: 403 says that the verifier took the token, and something behind it refused. What is neither is no answer.
func answerOf(status int) string {
	switch {
	case status >= 200 && status < 300, status == http.StatusForbidden:
		return "taken"
	case status == http.StatusUnauthorized, status == http.StatusBadRequest:
		return "refused"
	}
	return fmt.Sprint("unclear: ", status)
}

func TestVerifier(t *testing.T) {
	kit := readKit(t)
	if !time.Now().Before(kit.GoodUntil) {
		t.Fatal("The good tokens have expired: make a new kit.")
	}
	if statusOf(t, "none") == http.StatusForbidden {
		t.Error("What is no token gets 403, from something in front of the verifier: then 403 says nothing of it.")
	}
	for _, c := range kit.Cases {
		c := c
		t.Run(c.ID, func(t *testing.T) {
			answer := answerOf(statusOf(t, c.Token))
			isRight := answer == "taken" && c.Accept == true ||
				answer == "refused" && c.Accept == false ||
				c.Accept == "either" && (answer == "taken" || answer == "refused")
			if !isRight {
				t.Errorf("%s. %s, accept: %v. %s %s", c.Title, answer, c.Accept, c.Why, c.IfWrong)
			}
		})
	}
}
