package access

import "time"

// Capacity tells as what somebody does something somewhere: the name of the role that
// gives them the verb there, with Plt or Plh where they only stand in for its holder.
// Whoever holds it for good acts as that.
func Capacity(a Actor, v Verb, p Place, now time.Time) string {
	out := ""
	for _, g := range a.Grants {
		role, ok := FindRole(g.Role)
		if !ok || !May(Actor{Person: a.Person, Grants: []Grant{g}}, v, p, now) {
			continue
		}
		if g.Acting == Definitive {
			return role.Name
		}
		if out == "" {
			out = string(g.Acting) + ". " + role.Name
		}
	}
	return out
}
