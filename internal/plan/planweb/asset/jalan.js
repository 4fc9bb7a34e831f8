'use strict';
// The road map by hand: a bar is dragged by a quarter at a time, its ends stretch it,
// and the arrow keys do the same. A move that others wait for is shown before it is
// saved, on a page of its own; any other is saved at once.
(() => {
  const map = document.querySelector('[data-peta]');
  if (!map) return;
  const words = JSON.parse(map.dataset.teks);
  const say = document.getElementById('peta-kabar');
  const quarter = (i) => Math.floor(i / 4) + '-T' + (i % 4 + 1);
  const index = (text) => (([y, q]) => y * 4 + +q - 1)(text.split('-T'));

  class Bar {
    constructor(cell) {
      this.cell = cell;
      this.first = +map.dataset.tahun * 4;
      this.count = +map.dataset.triwulan;
      this.saved = [index(cell.dataset.mulai), index(cell.dataset.selesai)];
      this.now = [...this.saved];
      this.plot = cell.querySelector('.bar-plot');
      this.handle = Object.assign(document.createElement('button'), { type: 'button', className: 'road-handle' });
      this.handle.addEventListener('keydown', (e) => this.key(e));
      this.handle.addEventListener('blur', () => this.save());
      this.handle.addEventListener('pointerdown', (e) => this.grab(e));
      cell.append(this.handle);
      this.paint();
    }

    text(span = this.now) {
      const name = (i) => 'TW ' + ['I', 'II', 'III', 'IV'][i % 4] + ' ' + Math.floor(i / 4);
      return span[0] === span[1] ? name(span[0]) : name(span[0]) + ' – ' + name(span[1]);
    }

    paint() {
      const part = (n) => (100 * n / this.count).toFixed(3) + '%';
      const x = part(this.now[0] - this.first), width = part(this.now[1] - this.now[0] + 1);
      this.plot.setAttribute('x', x);
      this.plot.setAttribute('width', width);
      this.handle.style.left = x;
      this.handle.style.width = width;
      this.handle.setAttribute('aria-label', this.cell.dataset.kode + ', ' + this.text() + '. ' + words.cara);
    }

    // move shifts the start, the end or both, within the years that are drawn.
    move(from, to) {
      const [a, b] = [this.now[0] + from, this.now[1] + to];
      if (a > b || a < this.first || b >= this.first + this.count) return;
      this.now = [a, b];
      this.paint();
      say.textContent = this.cell.dataset.kode + ': ' + this.text();
    }

    key(e) {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
      if (step) e.shiftKey ? this.move(0, step) : e.altKey ? this.move(step, 0) : this.move(step, step);
      else if (e.key === 'Enter') this.save();
      else if (e.key === 'Escape') { this.now = [...this.saved]; this.paint(); }
      else return;
      e.preventDefault();
    }

    grab(e) {
      if (e.button) return;
      const box = this.handle.getBoundingClientRect(), lane = this.cell.getBoundingClientRect();
      const edge = Math.min(12, box.width / 4);
      const both = e.clientX - box.left >= edge && box.right - e.clientX >= edge;
      const left = both || e.clientX - box.left < edge, right = both || !left;
      const begin = [...this.now];
      this.handle.setPointerCapture(e.pointerId);
      const drag = (m) => {
        const steps = Math.round((m.clientX - e.clientX) / (lane.width / this.count));
        this.move(left ? begin[0] + steps - this.now[0] : 0, right ? begin[1] + steps - this.now[1] : 0);
      };
      const drop = () => {
        this.handle.removeEventListener('pointermove', drag);
        this.save();
      };
      this.handle.addEventListener('pointermove', drag);
      this.handle.addEventListener('lostpointercapture', drop, { once: true });
    }

    async save() {
      if (this.saving || this.now.join() === this.saved.join()) return;
      const wanted = [...this.now], [start, end] = wanted.map(quarter);
      if ('tunggu' in this.cell.dataset && wanted[1] > this.saved[1]) {
        location = this.cell.dataset.halaman + '?mulai=' + start + '&selesai=' + end;
        return;
      }
      const change = (field, base, value) => ({ op: 'isi', list: 'rencana_aksi', row: this.cell.dataset.baris, field, base, value });
      this.saving = true;
      try {
        const answer = await fetch(map.dataset.ubah, {
          method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify({ all: true, changes: [change('mulai', quarter(this.saved[0]), start), change('selesai', quarter(this.saved[1]), end)] }),
        });
        if (answer.type === 'opaqueredirect' || answer.status === 401) throw new Error(words.keluar);
        const { results, detail } = await answer.json();
        const bad = results?.find((x) => x.status !== 'tersimpan' && x.status !== 'sama' && x.status !== 'batal');
        if (!answer.ok || bad) throw new Error(detail ?? bad?.problems?.[0]?.text ?? words.bentrok);
        this.saved = wanted;
        say.textContent = this.cell.dataset.kode + ': ' + this.text(wanted) + '. ' + words.tersimpan;
        this.cell.closest('tr').querySelector('[data-waktu]').textContent = this.text(wanted);
      } catch (error) {
        this.now = [...this.saved];
        this.paint();
        say.textContent = this.cell.dataset.kode + ': ' + (error instanceof TypeError ? words.putus : error.message);
      } finally {
        this.saving = false;
      }
      if (document.activeElement !== this.handle) this.save(); // moved on and left meanwhile
    }
  }

  for (const cell of map.querySelectorAll('[data-baris]')) new Bar(cell);
})();
