#!/bin/sh
# Validates PDF files with veraPDF: sh scripts/verapdf/run.sh FILE…
# Needs Java with its compiler, and Maven, which fetches the validator once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$build/path"
javac -cp "$(cat "$build/path")" -d "$build" "$here/Check.java"
java -cp "$(cat "$build/path"):$build" Check "$@"
