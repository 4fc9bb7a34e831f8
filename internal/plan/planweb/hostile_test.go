package planweb_test

import (
	"reflect"

	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
)

const poison = `<script>alert(1)</script><b>tebal</b>" onclick="x" ' `

// hostile is a plan whose every free text tries to be markup. Texts that the
// program gives a meaning to (codes, names of kinds) stay as they are.
func hostile() plan.Snapshot {
	s := plantest.Full()
	taint(reflect.ValueOf(&s.Masterplan).Elem())
	taint(reflect.ValueOf(&s.OPDs).Elem())
	taint(reflect.ValueOf(&s.Facts).Elem())
	taint(reflect.ValueOf(&s.RPJMD).Elem())
	taint(reflect.ValueOf(&s.Renstra).Elem())
	return s
}

var meaningful = map[string]bool{
	"Code": true, "ID": true, "SubDimension": true, "Dimension": true, "Dimensions": true, "Component": true, "OPD": true, "OPDs": true, "Body": true, "Goal": true,
	"Strategy": true, "Initiative": true, "Initiatives": true, "Closes": true, "After": true, "Element": true, "Renstra": true, "Parents": true, "Supporting": true,
	"Misi": true, "From": true, "Quadrant": true, "Proposer": true, "Outline": true, "Version": true, "Text": false,
}

func taint(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			taint(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !meaningful[f.Name] {
				taint(v.Field(i))
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() { // kinds and ratings have types of their own
			v.SetString(poison + v.String())
		}
	}
}
