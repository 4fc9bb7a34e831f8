package assessorweb

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/assessor"
	"gurindam/internal/web"
)

// calendarLine is the longest line of a calendar file, in bytes.
const calendarLine = 73

// calendarFile writes interviews as programs with a calendar read them (RFC 5545).
func calendarFile(r *http.Request, name string, cycle string, slots []assessor.Slot, path func(assessor.Slot) string) web.Answer {
	var b bytes.Buffer
	put := func(key, value string) { fold(&b, key+":"+value) }
	put("BEGIN", "VCALENDAR")
	put("VERSION", "2.0")
	put("PRODID", "-//gurindam//wawancara//ID")
	for _, s := range slots {
		put("BEGIN", "VEVENT")
		put("UID", escape(s.Cycle+"-"+string(s.Region)+"@gurindam"))
		put("SEQUENCE", strconv.FormatInt(s.Rev, 10))
		put("DTSTAMP", stamp(s.At))
		put("DTSTART", stamp(s.Start))
		put("DTEND", stamp(s.End()))
		put("SUMMARY", escape("Wawancara "+assessor.RegionName(s.Region)))
		place := s.Place
		if place == "" {
			place = string(s.Way)
		}
		put("LOCATION", escape(place))
		put("DESCRIPTION", escape(strings.TrimSpace(cycle+"\n"+s.Link)))
		put("URL", web.Absolute(r, path(s)))
		put("END", "VEVENT")
	}
	put("END", "VCALENDAR")
	return web.File{Name: name + ".ics", Type: "text/calendar; charset=utf-8", Content: bytes.NewReader(b.Bytes())}
}

func stamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "")

func escape(s string) string { return escapes.Replace(s) }

// fold writes a line in pieces that are not too long, and never divides a letter.
func fold(b *bytes.Buffer, line string) {
	for len(line) > calendarLine {
		at := calendarLine
		for at > 0 && line[at]&0xc0 == 0x80 {
			at--
		}
		b.WriteString(line[:at] + "\r\n")
		line = " " + line[at:]
	}
	b.WriteString(line + "\r\n")
}

func (p pages) agendaFile(r *http.Request) (web.Answer, error) {
	a, err := p.assessors.Agenda(r.Context(), author(r).Actor, r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	var slots []assessor.Slot
	for _, t := range a.Talks {
		if t.State != assessor.Drafted {
			slots = append(slots, t.Slot)
		}
	}
	return calendarFile(r, "wawancara-"+a.Cycle.ID, a.Cycle.Name, slots, func(s assessor.Slot) string { return talksPath(s.Cycle) + "/" + string(s.Region) }), nil
}

func (p pages) talkFile(r *http.Request) (web.Answer, error) {
	d, err := p.talkFor(r)
	if err != nil {
		return nil, err
	}
	var slots []assessor.Slot
	if d.Talk.State != "" {
		slots = append(slots, d.Talk.Slot)
	}
	return calendarFile(r, "wawancara-"+d.Cycle.ID+"-"+r.PathValue("region"), d.Cycle.Name, slots, func(s assessor.Slot) string { return assessor.TalkPath(s.Cycle, s.Region) }), nil
}

func (p pages) ownFile(r *http.Request) (web.Answer, error) {
	own, err := p.assessors.Own(r.Context(), author(r).Actor)
	if err != nil {
		return nil, err
	}
	var slots []assessor.Slot
	for _, d := range own.Cycles {
		slots = append(slots, d.Slots...)
	}
	return calendarFile(r, "wawancara-saya", "", slots, func(s assessor.Slot) string {
		return assessor.OwnPath + "/wawancara/" + s.Cycle + "/" + string(s.Region)
	}), nil
}
