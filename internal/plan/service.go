package plan

import (
	"context"
	"time"

	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// Store keeps plans. One call is one transaction: all of it happens or nothing.
type Store interface {
	// Regions lists the regions that have a plan.
	Regions(ctx context.Context) ([]region.Code, error)
	// Snapshot gives a region's plan at one moment, or fault.NotFound.
	Snapshot(ctx context.Context, code region.Code) (Snapshot, error)
	// Save makes a region's plan the given one and records the import.
	Save(ctx context.Context, s Snapshot, i Import) error
	// SaveRenstra replaces the Renstra rows of one office of a region and records
	// the import. It returns fault.NotFound for an office the region does not have.
	SaveRenstra(ctx context.Context, code region.Code, opd string, rows []rpjmd.RenstraRow, i Import) error
}

// Import is the record of one file taken in.
type Import struct {
	Kind     string // "rencana", "renstra"
	At       time.Time
	Person   string // who, or "baris perintah"
	Account  string // identity of the person; empty for the command line
	File     string // name without folders
	SHA256   string // of the file as it was given
	Rows     int
	Warnings int // problems that did not stop it
}

// Service answers questions about plans.
type Service struct{ store Store }

// NewService gives a service over a store.
func NewService(store Store) *Service { return &Service{store} }

// Regions lists the regions that have a plan.
func (s *Service) Regions(ctx context.Context) ([]region.Code, error) { return s.store.Regions(ctx) }

// Snapshot gives a region's plan at one moment, or fault.NotFound.
func (s *Service) Snapshot(ctx context.Context, code region.Code) (Snapshot, error) {
	return s.store.Snapshot(ctx, code)
}

// Take saves a plan that was read from a workbook. The caller has made sure that
// none of its problems stops it.
func (s *Service) Take(ctx context.Context, snapshot Snapshot, i Import) error {
	return s.store.Save(ctx, snapshot, i)
}

// TakeRenstra saves the Renstra rows of one office.
func (s *Service) TakeRenstra(ctx context.Context, code region.Code, opd string, rows []rpjmd.RenstraRow, i Import) error {
	return s.store.SaveRenstra(ctx, code, opd, rows, i)
}
