# The verbs of this repository. `just --list` shows them; every one is a line of `cargo`.

# Show what there is
default:
    @just --list

# Set up, build and start Vitrine with a demo workspace
run *options:
    cargo xtask run {{ options }}

# Run every check; names of steps limit it: fmt clippy unit web openapi journeys
test *steps:
    cargo xtask test {{ steps }}

# Install what running and testing need
setup:
    cargo xtask setup

# Build the single-page app into dist
web *options:
    cargo xtask build-web {{ options }}

# Write the OpenAPI documents
openapi:
    cargo xtask openapi

# Format the source code
fmt:
    cargo fmt --all

# Take pictures of the main pages into e2e/results/shots, from the server that `run` built
shots:
    npm --prefix e2e run shots

# Check licences, sources and banned crates
deny:
    cargo deny check licenses bans sources
