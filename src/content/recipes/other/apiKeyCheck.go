// Checks an API key, and says nothing of why not (RFC 6750 section 3.1).
func CheckAPIKey(authorization, scope string, rows map[string]Row, now time.Time) (int, string) {
	if authorization == "" {
		return 401, `Bearer realm="api"`
	}
	key, isBearer := strings.CutPrefix(authorization, "Bearer ")
	sum := sha256.Sum256([]byte(key))
	digest := hex.EncodeToString(sum[:])
	row, known := rows[digest]
	if !isBearer || !known ||
		subtle.ConstantTimeCompare([]byte(row.Hash), []byte(digest)) != 1 ||
		(row.ExpiresAt != nil && !now.Before(*row.ExpiresAt)) {
		return 401, `Bearer realm="api", error="invalid_token"`
	}
	if !slices.Contains(row.Scopes, scope) {
		return 403, fmt.Sprintf(`Bearer error="insufficient_scope", scope=%q`, scope)
	}
	return 200, ""
}
