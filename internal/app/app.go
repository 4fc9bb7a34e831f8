// Package app builds the program by hand: database, stores, services, routes. It
// holds no rule.
package app
