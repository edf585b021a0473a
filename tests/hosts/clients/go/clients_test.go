// Package clients has x/oauth2 play against the server that `npm run test:clients` has started.
package clients

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

const (
	callback = "http://localhost:3000/callback"
	verifier = "a-verifier-of-at-least-forty-three-characters"
)

type practice struct {
	api, control string
	backend      struct{ ID, Secret string }
}

// world is one of its own for each test.
func world(t *testing.T) *practice {
	var ready struct {
		Origin  string
		Clients []struct{ ID, Secret string }
	}
	if err := json.Unmarshal([]byte(os.Getenv("PRACTICE_READY")), &ready); err != nil {
		t.Fatal(err)
	}
	here := ready.Origin + "/t/go-" + t.Name()
	p := &practice{api: here + "/api", control: here + "/__"}
	for _, client := range ready.Clients {
		if client.Secret != "" {
			p.backend = client
		}
	}
	return p
}

func (p *practice) steer(t *testing.T, path, body string) {
	response, err := http.Post(p.control+path, "application/json", strings.NewReader(body))
	if err != nil || response.StatusCode >= 300 {
		t.Fatal(path, response, err)
	}
	response.Body.Close()
}

func (p *practice) counted(t *testing.T, name string) string {
	response, err := http.Get(p.control + "/counters")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	counters := map[string]any{}
	json.NewDecoder(response.Body).Decode(&counters)
	return fmt.Sprint(counters[name])
}

func (p *practice) orders(t *testing.T, client *http.Client) *http.Response {
	response, err := client.Get(p.api + "/v1/orders")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if got != want {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func TestClientCredentials(t *testing.T) {
	p := world(t)
	for _, style := range []oauth2.AuthStyle{oauth2.AuthStyleAutoDetect, oauth2.AuthStyleInHeader, oauth2.AuthStyleInParams} {
		config := clientcredentials.Config{ClientID: p.backend.ID, ClientSecret: p.backend.Secret,
			TokenURL: p.api + "/oauth/token", Scopes: []string{"orders:read"}, AuthStyle: style}
		client := config.Client(context.Background())
		same(t, p.orders(t, client).StatusCode, 200)
		p.steer(t, "/clock", `{"advance":"PT15M"}`)
		// It goes by its own clock, so the token that this one calls expired is sent again.
		same(t, p.orders(t, client).StatusCode, 401)
	}
	same(t, p.counted(t, "tokens_issued"), "3")
}

func TestFetchesAnewWhatIsAboutToExpire(t *testing.T) {
	p := world(t)
	// It replaces a token ten seconds before its time.
	p.steer(t, "/settings", `{"accessTtlS":5}`)
	config := clientcredentials.Config{ClientID: p.backend.ID, ClientSecret: p.backend.Secret, TokenURL: p.api + "/oauth/token"}
	client := config.Client(context.Background())
	same(t, p.orders(t, client).StatusCode, 200)
	same(t, p.orders(t, client).StatusCode, 200)
	same(t, p.counted(t, "tokens_issued"), "2")
}

func signIn(t *testing.T, p *practice) (*oauth2.Config, *oauth2.Token) {
	config := &oauth2.Config{ClientID: "demo-app", RedirectURL: callback, Scopes: []string{"orders:read"},
		Endpoint: oauth2.Endpoint{AuthURL: p.api + "/oauth/authorize", TokenURL: p.api + "/oauth/token"}}
	sum := sha256.Sum256([]byte(verifier))
	address := config.AuthCodeURL("state-1",
		oauth2.SetAuthURLParam("code_challenge", base64.RawURLEncoding.EncodeToString(sum[:])),
		oauth2.SetAuthURLParam("code_challenge_method", "S256"))
	stay := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	away, err := stay.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	back, _ := away.Location()
	same(t, back.Query().Get("state"), "state-1")
	token, err := config.Exchange(context.Background(), back.Query().Get("code"), oauth2.SetAuthURLParam("code_verifier", verifier))
	if err != nil {
		t.Fatal(err)
	}
	return config, token
}

func TestCodeWithPKCEAndRefresh(t *testing.T) {
	p := world(t)
	config, token := signIn(t, p)
	p.steer(t, "/clock", `{"advance":"PT15M"}`)
	same(t, p.orders(t, config.Client(context.Background(), token)).StatusCode, 401)
	spent := *token
	spent.Expiry = spent.Expiry.AddDate(0, 0, -1)
	source := config.TokenSource(context.Background(), &spent)
	fresh, err := source.Token()
	if err != nil {
		t.Fatal(err)
	}
	same(t, fresh.RefreshToken != token.RefreshToken, true)
	same(t, p.orders(t, oauth2.NewClient(context.Background(), source)).StatusCode, 200)
	same(t, p.counted(t, "refreshes"), "1")

	_, err = config.TokenSource(context.Background(), &spent).Token()
	var refused *oauth2.RetrieveError
	if !errors.As(err, &refused) || !strings.Contains(string(refused.Body), "invalid_grant") {
		t.Fatal(err)
	}
}

func TestIsToldToWait(t *testing.T) {
	p := world(t)
	config, token := signIn(t, p)
	p.steer(t, "/faults", `{"match":{"path":"/v1/orders"},"answer":"429"}`)
	limited := p.orders(t, config.Client(context.Background(), token))
	same(t, limited.StatusCode, 429)
	same(t, limited.Header.Get("Retry-After") != "", true)
}
