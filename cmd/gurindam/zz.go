package main

import ("context";"gurindam/internal/app")

type demoCommand struct{}
func (demoCommand) Run() error { return nil }
type serveCommand struct{}
func (serveCommand) Run() error { return nil }
var _ = context.Background
var _ app.App
