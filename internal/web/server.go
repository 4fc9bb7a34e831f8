package web

import (
	"log/slog"
	"net/http"
	"time"
)

// NewServer gives a server for a site with limits on time and size: a slow or
// greedy client holds nothing for long.
func NewServer(s *Site) *http.Server {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      2 * time.Minute, // a book of some megabytes over a slow line
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(s.Close)
	return server
}
