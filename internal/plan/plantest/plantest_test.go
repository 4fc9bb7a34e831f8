package plantest_test

import (
	"reflect"
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/plan/plantest"
)

// A field that Full leaves empty would let a store or a workbook lose it unseen.
func TestFullSetsEveryField(t *testing.T) {
	t.Parallel()
	set := map[string]bool{}
	fields := map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[decimal.Decimal]() {
				return
			}
			for i := range v.NumField() {
				name := v.Type().String() + "." + v.Type().Field(i).Name
				fields[name] = true
				if !v.Field(i).IsZero() {
					set[name] = true
				}
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(plantest.Full()))
	for name := range fields {
		if !set[name] {
			t.Errorf("%s is never set", name)
		}
	}
	if len(fields) < 100 {
		t.Errorf("only %d fields were seen", len(fields))
	}
}
