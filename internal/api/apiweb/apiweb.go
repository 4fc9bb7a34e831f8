// Package apiweb is the API: what the pages do, for programs. Every operation is a
// route like a page, so that the gate asks the same question before it; its shapes are
// Go types from which the OpenAPI document is written.
package apiweb

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"gurindam/internal/access"
	answering "gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/assessor"
	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/instrument"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/survey"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// Services are what the API does its work with.
type Services struct {
	Work    *workspace.Service
	Files   workspace.Exchange
	Regions func(context.Context) ([]region.Code, error) // that have a plan
	Now     func() time.Time
	Log     *slog.Logger

	Revisions *workspace.Revisions
	Press     *publication.Press
	Album     *plan.Album
	Downloads []Download

	People *identity.Service
	Talks  *discussion.Service
	Desks  *desk.Service

	Cycles      *evaluation.Service
	Proofs      *evidence.Service
	Answers     *answering.Service
	Assessors   *assessor.Service
	Assessments *assessment.Service
	Instruments *instrument.Service

	Surveys       *survey.Service
	SurveyWriters SurveyWriters

	Results *result.Service

	Offices      *region.Service
	OfficeSheets OfficeSheets
}

// Version of the API; it grows when a shape changes so that a program could break.
const Version = "1.0.0"

// api collects the operations.
type api struct {
	Services
	huma   huma.API
	mux    *http.ServeMux
	routes []web.Route

	described func() []byte
}

// Routes lists the operations of the API, its description, and the page about it.
func Routes(s Services) []web.Route {
	a := newAPI(s)
	a.routes = append(a.routes,
		web.Route{Pattern: "GET /api/openapi.json", Verb: access.Open, Handler: a.document},
		web.Route{Pattern: "GET /api", Verb: access.Open, Help: "api", Handler: a.page},
	)
	return a.routes
}

func newAPI(s Services) *api {
	c := huma.DefaultConfig("gurindam", Version)
	c.Info.Description = "Rencana induk kota cerdas: membaca dan menulis rencana, riwayat, revisi, buku, diskusi, dan perangkat daerah. " +
		"Setiap operasi menyebut cakupan (x-cakupan) yang harus dimiliki token."
	c.OpenAPIPath, c.SchemasPath, c.DocsPath = "", "", "" // given by us; the pages of the library ask another host
	c.RejectUnknownQueryParameters = true                 // a misspelt one is not silently lost
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", Description: "Token dari halaman Akun › Token API."},
	}
	c.CreateHooks = nil // no $schema in every answer
	mux := http.NewServeMux()
	a := &api{Services: s, huma: humago.New(mux, c), mux: mux}
	a.lists()
	a.readings()
	a.alignments()
	a.roads()
	a.past()
	a.revisions()
	a.narratives()
	a.exchanges()
	a.books()
	a.hands()
	a.cycles()
	a.assessors()
	a.assessments()
	a.proofs()
	a.questionnaires()
	a.instruments()
	a.surveys()
	a.results()
	a.objections()
	a.described = sync.OnceValue(a.describe)
	return a
}

func (a *api) raw(*http.Request) (web.Answer, error) { return web.Raw{Handler: finished{a.mux}}, nil }

// operation describes one operation.
type operation struct {
	id, method, path, tag, summary string
	verb                           access.Verb
	status                         int           // of a good answer; 0: 200
	about                          string        // what the summary has no room for
	files                          []string      // media types of a good answer that is a file
	address                        []*huma.Param // what of the address the handler reads by itself
}

// bodyTime is how long the body of a request may take to come over a slow line.
const bodyTime = time.Minute

// maxBody is how much an operation reads; the site bounds it before by what it carries.
const maxBody = 26 << 20

// described gives the operation as the description of the API has it.
func (o operation) described() huma.Operation {
	h := huma.Operation{
		OperationID: o.id, Method: o.method, Path: o.path, Tags: []string{o.tag}, Summary: o.summary, Description: o.about, DefaultStatus: o.status, Parameters: o.address,
		MaxBodyBytes: maxBody, BodyReadTimeout: bodyTime, Security: []map[string][]string{{"token": {}}},
		Extensions: map[string]any{"x-cakupan": string(o.verb)},
		Errors:     []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusConflict},
	}
	o.tell(&h)
	return h
}

// add registers an operation with its handler. Errors become problem documents
// (RFC 9457); what is no fault of the caller is logged and said in one sentence.
func add[I, O any](a *api, o operation, do func(context.Context, *I) (*O, error)) {
	huma.Register(a.huma, o.described(), func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, a.problem(ctx, o, err)
		}
		return out, nil
	})
	a.routes = append(a.routes, web.Route{Pattern: o.method + " " + o.path, Verb: o.verb, Handler: a.raw})
}

var statuses = map[fault.Kind]int{
	fault.Invalid: http.StatusBadRequest, fault.Forbidden: http.StatusForbidden, fault.NotFound: http.StatusNotFound,
	fault.Conflict: http.StatusConflict, fault.TooLarge: http.StatusRequestEntityTooLarge, fault.SignedOut: http.StatusUnauthorized,
}

func (a *api) problem(ctx context.Context, o operation, err error) error {
	if stated, ok := err.(huma.StatusError); ok { //nolint:errorlint // handlers return it as it is
		return stated
	}
	status, known := statuses[fault.KindOf(err)]
	if !known {
		a.Log.ErrorContext(ctx, "operasi API gagal", "operasi", o.id, "err", err)
		status = http.StatusInternalServerError
	}
	return huma.NewError(status, web.Translate(ctx, fault.Text(err)))
}

// In is what every operation about a region is told by its address.
type In struct {
	Region string `path:"region" doc:"Kode wilayah Kemendagri." example:"21.72" pattern:"^[0-9]{2}(\\.[0-9]{2})?$"`
}

func (i In) code() region.Code { return region.Code(i.Region) }

// author gives whoever asks.
func author(ctx context.Context) workspace.Author {
	v := web.VisitorOf(ctx)
	return workspace.Author{Actor: v.Actor, Name: v.Name}
}

// operations lists what there is, by tag, for the page.
func (a *api) operations() []*huma.Operation {
	var out []*huma.Operation
	for _, item := range a.huma.OpenAPI().Paths {
		for _, o := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete} {
			if o != nil {
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(x, y *huma.Operation) int {
		return strings.Compare(x.Tags[0]+" "+x.Path+" "+x.Method, y.Tags[0]+" "+y.Path+" "+y.Method)
	})
	return out
}
