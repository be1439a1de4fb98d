#!/usr/bin/env bash
# The first query with curl: an assertion, a token for it, the question. npm run --silent example -- lan/pertama.sh
set -euo pipefail
API_URL=${API_URL:-http://127.0.0.1:4000}
ISSUER_URL=${ISSUER_URL:-$API_URL/issuer}
CLIENT_ID=${CLIENT_ID:-lan-development}

TOKEN=$(curl -sf "$ISSUER_URL/token" \
  -d grant_type=client_credentials -d "client_id=$CLIENT_ID" \
  -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
  -d "client_assertion=$(node examples/klien/assertion.ts lan)" \
  --data-urlencode "resource=$API_URL/graphql" |
  node -pe 'JSON.parse(fs.readFileSync(0)).access_token')

node -pe 'JSON.stringify({ query: fs.readFileSync(process.argv[1], "utf8"), variables: JSON.parse(process.argv[2]) })' \
  operations/lan/profil-pns.graphql '{"nip":"197702142003122900"}' |
  curl -s "$API_URL/graphql" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d @-
echo
