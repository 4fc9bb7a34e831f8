// Passkeys: what the server asks becomes a call of the browser, and the browser's
// answer becomes a field of the form that asked.
(() => {
	if (!window.PublicKeyCredential || !navigator.credentials) return;

	const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
	const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
	const known = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

	const call = {
		baru: (o) => navigator.credentials.create({ publicKey: { ...o, challenge: bytes(o.challenge), user: { ...o.user, id: bytes(o.user.id) }, excludeCredentials: known(o.excludeCredentials) } }),
		masuk: (o) => navigator.credentials.get({ publicKey: { ...o, challenge: bytes(o.challenge), allowCredentials: known(o.allowCredentials) } }),
	};

	const told = (key) => {
		const r = key.response;
		const answer = { clientDataJSON: text(r.clientDataJSON) };
		if (r.attestationObject) {
			answer.attestationObject = text(r.attestationObject);
			answer.transports = r.getTransports ? r.getTransports() : [];
		} else {
			answer.authenticatorData = text(r.authenticatorData);
			answer.signature = text(r.signature);
			if (r.userHandle) answer.userHandle = text(r.userHandle);
		}
		return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, authenticatorAttachment: key.authenticatorAttachment || undefined, clientExtensionResults: key.getClientExtensionResults(), response: answer });
	};

	for (const form of document.querySelectorAll('form[data-kunci]')) {
		const alert = form.querySelector('[role=alert]');
		const say = (words) => { alert.textContent = words; alert.hidden = !words; };
		form.hidden = false;
		form.addEventListener('submit', async (event) => {
			event.preventDefault();
			const button = form.querySelector('button');
			button.disabled = true;
			say('');
			try {
				const reply = await fetch(form.dataset.mulai, { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams(new FormData(form)) });
				const asked = await reply.json();
				if (!reply.ok) return say(asked.detail);
				const key = await call[form.dataset.kunci](asked.pilihan);
				form.elements.langkah.value = asked.langkah;
				form.elements.jawaban.value = told(key);
				if (form.elements.sandi) form.elements.sandi.value = '';
				form.submit();
			} catch {
				say(form.dataset.batal);
			} finally {
				button.disabled = false;
			}
		});
	}
})();
