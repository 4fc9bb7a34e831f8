package apiweb

import (
	"context"
	"strconv"
	"time"

	"gurindam/internal/identity"
)

// PersonEvent is a line of the log of people.
type PersonEvent struct {
	At     time.Time `json:"pada"`
	Deed   string    `json:"perbuatan"`
	By     string    `json:"oleh"`
	Person string    `json:"orang"`
	Detail string    `json:"keterangan,omitempty"`
	Scope  *Scope    `json:"lingkup,omitempty" doc:"Dari peran yang diberikan atau dicabut."`
}

type peopleEventsIn struct {
	caller
	Turning
}

func (a *api) peopleEvents(ctx context.Context, in *peopleEventsIn) (*bodyOut[Part[PersonEvent]], error) {
	where, err := in.place()
	if err != nil {
		return nil, err
	}
	skip, err := in.number(0)
	if err != nil {
		return nil, err
	}
	events, err := a.People.Events(ctx, where, skip)
	if err != nil {
		return nil, err
	}
	out := Part[PersonEvent]{Items: each(events, personEvent)}
	if len(events) == identity.EventsAtOnce {
		out.Next = strconv.Itoa(skip + len(events))
	}
	return answerOf(out, nil)
}

func personEvent(e identity.Event) PersonEvent {
	out := PersonEvent{At: e.At, Deed: string(e.Deed), By: e.ActorName, Person: e.PersonName, Detail: e.Detail}
	if e.Grant != "" {
		out.Scope = new(Scope(e.Scope))
	}
	return out
}
