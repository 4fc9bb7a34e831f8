package block

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// change tells who carries the change and what prepares people for it.
func change(p *page) {
	bodies := p.Masterplan.Bodies
	if len(bodies) == 0 {
		p.lack("badan", "Dewan Smart City dan Tim Pelaksana", sheetBody)
	}
	for _, b := range bodies {
		text := b.Kind + " belum memiliki susunan anggota"
		if n := len(p.membersOf(b)); n > 0 {
			text = fmt.Sprintf("%s beranggotakan %s", b.Kind, prose.Count(n, "orang"))
		}
		if chair, ok := p.seat(b.Kind, "Ketua"); ok {
			text += fmt.Sprintf(" dan diketuai %s", chair.Position)
		}
		if b.Duty != "" {
			text += fmt.Sprintf("; tugasnya %s", lowerFirst(prose.Clause(b.Duty)))
		}
		p.say("badan-"+slug(b.Code), t("%s.", text))
	}
	for _, k := range []plan.ActionKind{plan.ActionPeople, plan.ActionLiteracy} {
		list := p.actionsOf(k)
		if len(list) == 0 {
			p.lack("kegiatan-"+slug(string(k)), "Rencana "+actionPhrase(k)+", yang menyiapkan orang untuk perubahan", sheetSupport)
			continue
		}
		var names []string
		for _, a := range list {
			names = append(names, lowerFirst(prose.Clause(a.Name)))
		}
		p.say("kegiatan-"+slug(string(k)), t("%s ditempuh melalui %s: %s (", prose.Upper(actionPhrase(k)), prose.Count(len(list), "kegiatan"), prose.Few(names, 4)),
			ref(identity("support-plan", slug(string(k)), "rencana"), "rencana aksi pendukung"), t(")."))
	}
}

func (p *page) membersOf(b plan.Body) []plan.Member {
	var out []plan.Member
	for _, m := range p.Masterplan.Members {
		if m.Body == b.Code {
			out = append(out, m)
		}
	}
	return out
}

// monitoring tells what there is to be measured, and who reports it.
func monitoring(p *page) {
	list := p.Masterplan.Initiatives
	if len(list) == 0 {
		p.lack("kosong", "Inisiatif untuk dipantau", sheetInitiative)
		return
	}
	measured, coded := 0, 0
	for _, i := range list {
		if strings.TrimSpace(i.Indicator) != "" && len(i.Targets) > 0 {
			measured++
		}
		if !i.Budget.Empty() {
			coded++
		}
	}
	p.say("ukuran", t("Pemantauan bertumpu pada indikator dan target setiap inisiatif: %d dari %d inisiatif (%s) memilikinya. Evaluasi hasil Renja menurut Permendagri 86/2017 berlangsung setiap triwulan; %d inisiatif (%s) berkode nomenklatur sehingga dapat dipantau lewat evaluasi itu.",
		measured, len(list), prose.Share(int64(measured), int64(len(list))), coded, prose.Share(int64(coded), int64(len(list)))))
	g := grid{key: "pelapor", caption: "Perangkat daerah pelapor", cols: []col{
		{"Perangkat daerah", 10, doc.AlignLeft, ""}, {"Penanggung jawab", 4, doc.AlignNumber, "Inisiatif"}, {"Pendukung", 3, doc.AlignNumber, "Inisiatif"}, {"Berindikator", 4, doc.AlignNumber, "Inisiatif"}}}
	for _, o := range p.OPDs {
		main, aids, with := 0, 0, 0
		for _, i := range list {
			if i.OPD == o.Code {
				main++
				if strings.TrimSpace(i.Indicator) != "" && len(i.Targets) > 0 {
					with++
				}
			}
			if slices.Contains(i.Supporting, o.Code) {
				aids++
			}
		}
		if main+aids > 0 {
			g.rows = append(g.rows, data(name(o.Name), dash(main), dash(aids), dash(with)))
		}
	}
	if len(g.rows) == 0 {
		p.lack("opd", "OPD penanggung jawab inisiatif", sheetInitiative)
		return
	}
	p.say("pelapor", t("Yang melapor adalah %s (", prose.Count(len(g.rows), "perangkat daerah")), ref(p.id("pelapor"), "tabel berikut"), t(")."))
	p.table(g)
}

// bodiesOverview tells which bodies there are and on what they rest.
func bodiesOverview(p *page) {
	list := p.Masterplan.Bodies
	if len(list) == 0 {
		p.lack("kosong", "Dewan Smart City dan Tim Pelaksana", sheetBody)
		return
	}
	var names []string
	for _, b := range list {
		names = append(names, b.Kind)
	}
	p.say("uraian", t("Kelembagaan smart city %s terdiri atas %s.", p.region(), prose.List(names)))
}

// body shows one body: decree, duty, members.
func body(p *page) {
	b := p.Body
	members := p.membersOf(b)
	text := b.Kind
	if b.Decree != "" {
		text += " dibentuk dengan " + prose.Clause(b.Decree)
		if b.Date != "" {
			text += " tanggal " + prose.Date(b.Date)
		}
	} else {
		text += " belum memiliki surat keputusan"
	}
	text += "."
	if b.Duty != "" {
		text += " Tugasnya " + lowerFirst(prose.Stop(b.Duty))
	}
	p.say("uraian", t("%s", text))
	if len(members) == 0 {
		p.lack("anggota", "Susunan keanggotaan "+b.Kind, sheetMember)
		return
	}
	named := slices.ContainsFunc(members, func(m plan.Member) bool { return strings.TrimSpace(m.Name) != "" })
	g := grid{key: "anggota", caption: "Susunan " + b.Kind, cols: []col{
		{"No", 1, doc.AlignCenter, ""}, {"Peran", 4, doc.AlignLeft, ""}, {"Jabatan", 8, doc.AlignLeft, ""}}}
	if named {
		g.cols = append(g.cols, col{"Nama", 6, doc.AlignLeft, ""})
	}
	g.cols = append(g.cols, col{"Instansi", 7, doc.AlignLeft, ""})
	for i, m := range members {
		cells := []doc.Cell{c(fmt.Sprint(i + 1)), name(m.Role), c(m.Position)}
		if named {
			cells = append(cells, c(m.Name))
		}
		g.rows = append(g.rows, data(append(cells, c(m.Agency))...))
	}
	p.table(g)
}

// participation is the record of who took part in making the plan.
func participation(p *page) {
	list := p.Masterplan.Participants
	if len(list) == 0 {
		p.lack("kosong", "Catatan partisipasi penyusunan", sheetParticipation)
		return
	}
	g := grid{key: "daftar", caption: "Pertemuan penyusunan dan pesertanya", cols: []col{
		{"Tanggal", 4, doc.AlignLeft, ""}, {"Kegiatan", 6, doc.AlignLeft, ""}, {"Peserta", 7, doc.AlignLeft, ""}, {"Orang", 2, doc.AlignNumber, ""}, {"Hasil", 7, doc.AlignLeft, ""}}}
	people, recorded := 0, 0
	for _, v := range list {
		if v.People > 0 {
			people, recorded = people+v.People, recorded+1
		}
		g.rows = append(g.rows, data(c(prose.Date(v.Date)), name(v.Event), c(v.Parties), dash(v.People), c(v.Outcome)))
	}
	text := fmt.Sprintf("Rencana disusun melalui %s", prose.Count(len(list), "pertemuan"))
	switch {
	case recorded == 0:
		text += "; jumlah pesertanya tidak tercatat"
	case recorded < len(list):
		text += fmt.Sprintf("; pada %s yang jumlahnya tercatat hadir %s orang", prose.Count(recorded, "pertemuan"), prose.Digits(people))
	default:
		text += fmt.Sprintf(" dengan %s kehadiran", prose.Digits(people))
	}
	p.say("uraian", t("%s (", text), ref(p.id("daftar"), "tabel berikut"), t(")."))
	p.table(g)
}
