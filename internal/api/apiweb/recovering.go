package apiweb

import "context"

type startRecoveryIn struct {
	Body struct {
		Login  string `json:"nama_masuk" maxLength:"200"`
		Reason string `json:"alasan" doc:"Apa yang hilang, dan bagaimana orangnya dikenali." maxLength:"500"`
	}
}

func (a *api) startRecovery(ctx context.Context, in *startRecoveryIn) (*struct{}, error) {
	return nil, a.People.StartRecovery(ctx, keeper(ctx), in.Body.Login, in.Body.Reason)
}

type passwordIn struct {
	namedIn
	Body struct {
		Password string `json:"sandi" doc:"Kata sandi pemilik token." maxLength:"400"`
	}
}

func (a *api) confirmRecovery(ctx context.Context, in *passwordIn) (*bodyOut[OneTime], error) {
	_, token, err := a.People.ConfirmRecovery(ctx, keeper(ctx), in.id(), in.Body.Password)
	return in.linked(token, err)
}

func (a *api) refuseRecovery(ctx context.Context, in *namedIn) (*struct{}, error) {
	return nil, a.People.RefuseRecovery(ctx, keeper(ctx), in.id())
}
