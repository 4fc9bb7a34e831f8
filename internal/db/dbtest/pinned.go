//go:build linux

package dbtest

import (
	"os/exec"
	"runtime"
)

// startPinned starts a program from a thread that lives as long as the test
// program. The kernel sends the parent-death signal when the starting thread
// ends, and Go ends idle threads.
func startPinned(cmd *exec.Cmd) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		started <- cmd.Start()
		_ = cmd.Wait() // for the rest of the test program
	}()
	return <-started
}
