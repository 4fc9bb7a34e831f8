# The few commands to remember. Everything is done by Go; nothing else is needed.

export CGO_ENABLED = 0

.PHONY: check check-pg test golden generate bench run build release

check: ## format, vet, staticcheck, tests and the law of imports
	@test -z "$$(git ls-files '*.go' | xargs gofmt -l)" || { echo "not formatted:"; git ls-files '*.go' | xargs gofmt -l; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go test ./...

test: ## the tests alone
	go test ./...

check-pg: ## the stores on a PostgreSQL server of your own, named by GURINDAM_TEST_PG
	@test -n "$$GURINDAM_TEST_PG" || { echo "set GURINDAM_TEST_PG=postgres://…"; exit 1; }
	CI=true go test ./internal/db/... ./internal/app/... ./internal/*/*db/...

golden: ## write the recorded texts and docs/generated anew; read the difference before you commit
	go test ./internal/publication ./internal/app ./internal/db ./internal/law -update

generate: ## templates into Go
	go tool templ generate -path internal

bench: ## speed, beside a browser printing the same book where there is one
	go test -run '^$$' -bench . -benchmem ./internal/...

run: ## the example city in the browser
	go run ./cmd/gurindam demo

build: ## one program for this machine
	go build -trimpath -ldflags '-s -w' -o bin/gurindam ./cmd/gurindam

release: ## programs for the systems people have
	for target in linux/amd64 linux/arm64 windows/amd64 darwin/arm64; do \
	  GOOS=$${target%/*} GOARCH=$${target#*/} go build -trimpath -ldflags '-s -w' -o dist/gurindam-$${target%/*}-$${target#*/} ./cmd/gurindam || exit 1; \
	done
