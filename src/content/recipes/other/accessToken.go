// Verifies an access token with everything pinned (RFC 9068 section 4), with golang-jwt and keyfunc.
func Verify(token string, keys keyfunc.Keyfunc) (*jwt.RegisteredClaims, error) {
	claims := &jwt.RegisteredClaims{}
	parsed, err := jwt.ParseWithClaims(token, claims, keys.Keyfunc,
		jwt.WithValidMethods([]string{"ES256"}),
		jwt.WithIssuer("https://issuer.example"),
		jwt.WithAudience("https://api.example"),
		jwt.WithExpirationRequired(),
		jwt.WithLeeway(10*time.Second),
	)
	if err != nil {
		return nil, err
	}
	if typ, _ := parsed.Header["typ"].(string); typ != "at+jwt" || claims.ID == "" || claims.Subject == "" {
		return nil, errors.New("not an access token")
	}
	return claims, nil
}
