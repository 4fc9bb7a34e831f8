package allot

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// problems are small ones, with conflicts, people who sit already, and too little room.
var problems = rapid.Custom(func(t *rapid.T) Problem {
	p := Problem{Size: rapid.IntRange(1, 4).Draw(t, "size"), Seed: rapid.Uint64().Draw(t, "seed")}
	fields := []string{"baseline", "output", "SG", "SB", "SL"}
	n, m := rapid.IntRange(1, 7).Draw(t, "regions"), rapid.IntRange(1, 7).Draw(t, "people")
	for j := range m {
		q := Person{ID: fmt.Sprintf("p%d", j), Institution: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "house"), Capacity: rapid.IntRange(0, 5).Draw(t, "capacity")}
		q.Fields = rapid.SliceOfNDistinct(rapid.SampledFrom(fields), 0, 4, rapid.ID).Draw(t, "fields")
		for i := range n {
			if rapid.IntRange(0, 3).Draw(t, "barred") == 0 {
				q.Barred = append(q.Barred, fmt.Sprintf("r%d", i))
			}
		}
		p.People = append(p.People, q)
	}
	someone := rapid.SliceOfNDistinct(rapid.IntRange(0, m-1), 0, min(p.Size, m), rapid.ID)
	room := make([]int, m)
	for j := range room {
		room[j] = p.People[j].Capacity
	}
	for i := range n {
		r := Region{Code: fmt.Sprintf("r%d", i), Needs: fields}
		for _, j := range someone.Draw(t, "seated") {
			if rapid.Bool().Draw(t, "sits") && room[j] > 0 && !slices.Contains(p.People[j].Barred, r.Code) {
				r.Seated = append(r.Seated, p.People[j].ID)
				room[j]--
			}
		}
		for _, j := range someone.Draw(t, "before") {
			r.Before = append(r.Before, p.People[j].ID)
		}
		p.Regions = append(p.Regions, r)
	}
	return p
})

// Nobody sits where something ties them, nobody sits twice in one panel or has more
// than they take, and who sat there stays.
func TestHardRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems.Draw(t, "problem")
		got := Solve(p)
		load := map[string]int{}
		for i, panel := range got.Panels {
			r := p.Regions[i]
			if panel.Region != r.Code || len(panel.People) > max(p.Size, len(r.Seated)) {
				t.Fatalf("panel %+v of %s", panel, r.Code)
			}
			for n, id := range panel.People {
				load[id]++
				q := p.People[slices.IndexFunc(p.People, func(q Person) bool { return q.ID == id })]
				if slices.Contains(q.Barred, r.Code) {
					t.Fatalf("%s judges %s in spite of a conflict", id, r.Code)
				}
				if slices.Contains(panel.People[:n], id) {
					t.Fatalf("%s sits twice in %s", id, r.Code)
				}
			}
			for _, id := range r.Seated {
				if !slices.Contains(panel.People, id) {
					t.Fatalf("%s lost their seat in %s", id, r.Code)
				}
			}
			if len(panel.People) > 0 && !slices.Contains(panel.People, panel.Lead) {
				t.Fatalf("%q leads a panel of others: %v", panel.Lead, panel.People)
			}
		}
		for _, q := range p.People {
			if load[q.ID] > q.Capacity {
				t.Fatalf("%s has %d of %d", q.ID, load[q.ID], q.Capacity)
			}
		}
	})
}

// No answer fills more seats, and none is more even: an independent minimum-cost flow
// finds neither.
func TestFullAndEven(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := problems.Draw(t, "problem")
		got := Solve(p)
		filled, load := 0, map[string]int{}
		for i, panel := range got.Panels {
			filled += len(panel.People) - len(p.Regions[i].Seated)
			for _, id := range panel.People {
				load[id]++
			}
		}
		squares := 0
		for _, n := range load {
			squares += n * n
		}
		wantFilled, wantSquares := reference(p)
		if filled != wantFilled || squares != wantSquares {
			t.Fatalf("%d seats and %d squares of load, reference %d and %d", filled, squares, wantFilled, wantSquares)
		}
		missing := 0
		for _, s := range got.Short {
			missing += s.Missing
		}
		want := 0
		for i, panel := range got.Panels {
			want += max(0, p.Size-len(panel.People))
			if s := slices.IndexFunc(got.Short, func(s Shortage) bool { return s.Region == p.Regions[i].Code }); (s >= 0) != (len(panel.People) < p.Size) {
				t.Fatalf("shortage of %s is not told", panel.Region)
			}
		}
		if missing != want {
			t.Fatalf("%d missing, told %d", want, missing)
		}
	})
}

// reference fills seats one by one along cheapest paths, where the n-th region of a
// person costs 2n-1, so that the sum is that of the squares of the loads.
func reference(p Problem) (filled, squares int) {
	n, m := len(p.Regions), len(p.People)
	sits, load := make([][]bool, n), make([]int, m)
	fixed := make([][]bool, n)
	need := make([]int, n)
	at := map[string]int{}
	for j, q := range p.People {
		at[q.ID] = j
	}
	for i, r := range p.Regions {
		sits[i], fixed[i] = make([]bool, m), make([]bool, m)
		need[i] = max(0, p.Size-len(r.Seated))
		for _, id := range r.Seated {
			sits[i][at[id]], fixed[i][at[id]] = true, true
			load[at[id]]++
		}
	}
	free := func(i, j int) bool { return !slices.Contains(p.People[j].Barred, p.Regions[i].Code) }
	for {
		// nodes: regions 0..n-1, people n..n+m-1; Bellman-Ford from every region that lacks somebody
		dist, from := make([]int, n+m), make([]int, n+m)
		for v := range dist {
			dist[v], from[v] = math.MaxInt32, -1
			if v < n && need[v] > 0 {
				dist[v] = 0
			}
		}
		for range n + m {
			for i := range n {
				for j := range m {
					if fixed[i][j] || !free(i, j) {
						continue
					}
					if u, v := i, n+j; !sits[i][j] && dist[u] < math.MaxInt32 && dist[u] < dist[v] {
						dist[v], from[v] = dist[u], u
					}
					if u, v := n+j, i; sits[i][j] && dist[u] < math.MaxInt32 && dist[u] < dist[v] {
						dist[v], from[v] = dist[u], u
					}
				}
			}
		}
		best, cost := -1, math.MaxInt32
		for j := range m {
			if c := 2*load[j] + 1; dist[n+j] < math.MaxInt32 && load[j] < p.People[j].Capacity && dist[n+j]+c < cost {
				best, cost = n+j, dist[n+j]+c
			}
		}
		if best < 0 {
			break
		}
		filled++
		load[best-n]++
		for v := best; from[v] >= 0; v = from[v] {
			if u := from[v]; u < n {
				sits[u][v-n] = true
			} else {
				sits[v][u-n] = false
			}
		}
		v := best
		for from[v] >= 0 {
			v = from[v]
		}
		need[v]--
	}
	for _, l := range load {
		squares += l * l
	}
	return filled, squares
}

// The same problem gives the same panels.
func TestDeterministic(t *testing.T) {
	t.Parallel()
	p := nation(60, 18, 7)
	if diff := cmp.Diff(Solve(p), Solve(p)); diff != "" {
		t.Error(diff)
	}
}

// nation is a country of simulated regions and assessors: five conflicts each, three
// fields of twelve, and panels of the year before.
func nation(regions, people int, seed uint64) Problem {
	fields := []string{"baseline", "output", "outcome", "impact", "quick_win", "kolaborasi", "SG", "SB", "SE", "SL", "SS", "SEn"}
	p := Problem{Size: 4, Seed: seed}
	code := func(i int) string { return fmt.Sprintf("r%03d", i) }
	for j := range people {
		q := Person{ID: fmt.Sprintf("a%03d", j), Institution: fmt.Sprintf("lembaga %d", j%15), Capacity: regions*4/people + 4}
		for f := range 3 {
			q.Fields = append(q.Fields, fields[(j*5+f*j%7+f)%len(fields)])
		}
		for k := range 5 {
			q.Barred = append(q.Barred, code((j*37+k*101)%regions))
		}
		p.People = append(p.People, q)
	}
	for i := range regions {
		r := Region{Code: code(i), Needs: fields}
		for k := range 4 {
			r.Before = append(r.Before, p.People[(i*4+k)%people].ID)
		}
		p.Regions = append(p.Regions, r)
	}
	return p
}

// The whole country: every seat filled, loads that differ by one at most, no conflict,
// no panel of one institution, hardly anybody where they sat before, and more of what
// is asked known than without the search.
func TestNation(t *testing.T) {
	t.Parallel()
	p := nation(514, 120, 1)
	got := Solve(p)
	if len(got.Short) > 0 {
		t.Fatalf("short: %+v", got.Short)
	}
	f := Judge(p, got.Panels)
	if f.Least != 17 || f.Most != 18 || f.Conflicts != 0 || f.Missing != 0 || f.Repeats > 10 || f.Alone != 0 {
		t.Errorf("loads %d to %d, %d conflicts, %d missing, %d repeats, %d of one institution", f.Least, f.Most, f.Conflicts, f.Missing, f.Repeats, f.Alone)
	}
	plain := newBoard(p)
	plain.fill(seeded(p.Seed))
	plain.balance()
	if before := Judge(p, plain.result().Panels); f.Known <= before.Known || f.Known*100 < f.Asked*90 {
		t.Errorf("the search covers %d of %d fields, without it %d", f.Known, f.Asked, before.Known)
	}
}

// Where nothing goes, it says where, how many, and why.
func TestShortages(t *testing.T) {
	t.Parallel()
	p := Problem{Size: 2, Regions: []Region{{Code: "x"}, {Code: "y"}}, People: []Person{
		{ID: "a", Capacity: 9, Barred: []string{"x"}}, {ID: "b", Capacity: 9}}}
	got := Solve(p).Short
	if diff := cmp.Diff([]Shortage{{"x", 1, 1}}, got); diff != "" || !got[0].Scarce(2) {
		t.Error(diff)
	}
	p.People = []Person{{ID: "a", Capacity: 1}, {ID: "b", Capacity: 1}}
	missing := 0
	for _, s := range Solve(p).Short {
		missing += s.Missing
		if s.Free != 2 || s.Scarce(2) {
			t.Errorf("%+v", s)
		}
	}
	if missing != 2 {
		t.Errorf("%d seats missing", missing)
	}
}

func BenchmarkNation(b *testing.B) {
	p := nation(514, 120, 1)
	for b.Loop() {
		Solve(p)
	}
}
