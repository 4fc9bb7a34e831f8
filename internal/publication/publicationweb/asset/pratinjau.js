// Keeps a preview in step with the plan: it asks for the number of the last change
// and, where that is another, puts the new chapter in the place of the old one.
(() => {
  'use strict';
  const box = document.querySelector('[data-rev-url]');
  if (!box) return;
  const said = document.getElementById('pratinjau-keadaan');
  const pause = 4000;
  let rev = box.dataset.rev;
  document.getElementById('pratinjau-muat').remove();

  async function look() {
    const answer = await fetch(box.dataset.revUrl, {headers: {Accept: 'application/json'}});
    if (!answer.ok) throw new Error(answer.status);
    const now = String((await answer.json()).rev);
    if (now === rev) return;
    const page = await fetch(location.href, {headers: {Accept: 'text/html'}});
    if (!page.ok) throw new Error(page.status);
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[data-rev-url]');
    if (!fresh) throw new Error('no preview');
    const open = document.activeElement && document.activeElement.id;
    box.replaceChildren(...fresh.childNodes);
    if (open && document.getElementById(open)) document.getElementById(open).focus({preventScroll: true});
    rev = fresh.dataset.rev;
    said.textContent = box.dataset.fresh + ' ' + new Date().toLocaleTimeString('id-ID', {hour: '2-digit', minute: '2-digit'});
  }

  async function again() {
    try {
      if (!document.hidden) await look();
    } catch {
      said.textContent = box.dataset.lost;
    }
    setTimeout(again, pause);
  }
  setTimeout(again, pause);
})();
