#!/usr/bin/env bash
# The first query with curl: an assertion, a token for it, the question. npm run --silent example -- bp-tapera/pertama.sh
set -euo pipefail
API_URL=${API_URL:-http://127.0.0.1:4000}
ISSUER_URL=${ISSUER_URL:-$API_URL/issuer}
CLIENT_ID=${CLIENT_ID:-bp-tapera-development}

TOKEN=$(curl -sf "$ISSUER_URL/token" \
  -d grant_type=client_credentials -d "client_id=$CLIENT_ID" \
  -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
  -d "client_assertion=$(node examples/klien/assertion.ts bp-tapera)" \
  --data-urlencode "resource=$API_URL/graphql" |
  node -pe 'JSON.parse(fs.readFileSync(0)).access_token')

node -pe 'JSON.stringify({ query: fs.readFileSync(process.argv[1], "utf8"), variables: JSON.parse(process.argv[2]) })' \
  operations/bp-tapera/data-asn.graphql '{"nip":"198804122014031900","instansiId":"A5EB03E23C47F6A0E040640A040252AD"}' |
  curl -s "$API_URL/graphql" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d @-
echo
