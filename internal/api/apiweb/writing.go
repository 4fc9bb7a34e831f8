package apiweb

import (
	"context"

	"gurindam/internal/discussion"
)

// Draft is a message to be written.
type Draft struct {
	ID       string   `json:"id,omitempty" doc:"Tanda pengenal buatan pengirim, 26 huruf A-Z dan angka 2-7; permintaan yang diulang menulis sekali saja." maxLength:"26"`
	Text     string   `json:"teks" doc:"Teks biasa; @nama menyebut orang." maxLength:"20000"`
	Mentions []string `json:"sebut,omitempty" doc:"Nama masuk orang yang disebut juga." maxItems:"50"`
}

func (d Draft) draft() discussion.Draft {
	return discussion.Draft{ID: d.ID, Text: d.Text, Picked: d.Mentions}
}

type beginIn struct {
	In
	Body struct {
		Draft
		About Spot `json:"tentang,omitempty" doc:"Kosong: seluruh rencana."`
	}
}

func (a *api) begin(ctx context.Context, in *beginIn) (*bodyOut[Talk], error) {
	t, err := a.Talks.Begin(ctx, talker(ctx), in.code(), discussion.Spot(in.Body.About), in.Body.draft())
	if err != nil {
		return nil, err
	}
	return a.shown(ctx, in.code(), t.ID, 1)
}

type replyIn struct {
	ThreadIn
	Body Draft
}

func (a *api) reply(ctx context.Context, in *replyIn) (*bodyOut[Talk], error) {
	if _, err := a.Talks.Reply(ctx, talker(ctx), in.code(), in.Thread, in.Body.draft()); err != nil {
		return nil, err
	}
	return a.shown(ctx, in.code(), in.Thread, 0)
}

func (a *api) resolve(open bool) func(context.Context, *ThreadIn) (*bodyOut[Talk], error) {
	return func(ctx context.Context, in *ThreadIn) (*bodyOut[Talk], error) {
		if _, err := a.Talks.Resolve(ctx, talker(ctx), in.code(), in.Thread, open); err != nil {
			return nil, err
		}
		return a.shown(ctx, in.code(), in.Thread, 0)
	}
}

// MessageIn names a message.
type MessageIn struct {
	In
	Message string `path:"pesan" maxLength:"100"`
}

type amendIn struct {
	MessageIn
	Body struct {
		Text string `json:"teks" maxLength:"20000"`
	}
}

func (a *api) amend(ctx context.Context, in *amendIn) (*bodyOut[Talk], error) {
	t, err := a.Talks.Amend(ctx, talker(ctx), in.code(), in.Message, in.Body.Text)
	if err != nil {
		return nil, err
	}
	return a.shown(ctx, in.code(), t.ID, 0)
}

func (a *api) removeMessage(ctx context.Context, in *MessageIn) (*struct{}, error) {
	_, err := a.Talks.Remove(ctx, talker(ctx), in.code(), in.Message)
	return nil, err
}

func (a *api) settleCall(ctx context.Context, in *MessageIn) (*struct{}, error) {
	return nil, a.Talks.Settle(ctx, author(ctx).Actor, in.code(), in.Message)
}
