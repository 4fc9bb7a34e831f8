// Sends the files of the upload form one by one, tells how far each has come, and takes
// files that are dropped on it. Without it the form sends all of them at once.
const form = document.querySelector("form[data-unggah]");

if (form) {
	const drop = form.querySelector(".drop");
	const input = form.querySelector("input[type=file]");
	const list = form.querySelector(".sending");
	const word = form.dataset;

	for (const name of ["dragenter", "dragover"]) {
		drop.addEventListener(name, (e) => {
			e.preventDefault();
			drop.classList.add("over");
		});
	}
	for (const name of ["dragleave", "drop"]) {
		drop.addEventListener(name, () => drop.classList.remove("over"));
	}
	drop.addEventListener("drop", (e) => {
		e.preventDefault();
		if (e.dataTransfer.files.length) input.files = e.dataTransfer.files;
	});

	form.addEventListener("submit", async (e) => {
		if (input.files.length === 0) return;
		e.preventDefault();
		const button = form.querySelector("button[type=submit]");
		const files = [...input.files];
		button.disabled = true;
		list.replaceChildren();
		const lines = files.map(line);
		let last = null;
		let whole = true;
		for (let i = 0; i < files.length; i++) {
			const got = await send(files[i], lines[i]);
			whole = whole && !got.masalah;
			if (got.alamat) last = got;
		}
		button.disabled = false;
		if (whole && files.length === 1 && last) {
			location.assign(last.alamat);
			return;
		}
		if (last) {
			input.value = "";
			const link = document.createElement("a");
			link.href = location.href;
			link.textContent = word.muat;
			list.append(item(link));
			link.focus();
		}
	});

	function item(...children) {
		const li = document.createElement("li");
		li.append(...children);
		return li;
	}

	function line(file) {
		const name = document.createElement("b");
		const tag = document.createElement("span");
		const bar = document.createElement("progress");
		const note = document.createElement("small");
		name.textContent = file.name;
		tag.className = "tag";
		tag.textContent = word.sisa;
		bar.max = 100;
		bar.value = 0;
		bar.setAttribute("aria-label", file.name);
		list.append(item(name, " ", tag, bar, note));
		return { name, tag, bar, note };
	}

	function say(at, text, tone, note) {
		at.tag.textContent = text;
		at.tag.className = "tag " + tone;
		at.note.textContent = note ?? "";
		at.bar.remove();
	}

	// send answers with what became of the file: its address, or what is the matter.
	function send(file, at) {
		return new Promise((done) => {
			const data = new FormData(form);
			data.delete("berkas");
			data.append("berkas", file, file.name);
			const request = new XMLHttpRequest();
			request.open("POST", form.action);
			request.setRequestHeader("Accept", "application/json");
			request.upload.addEventListener("progress", (e) => {
				if (e.lengthComputable) at.bar.value = (100 * e.loaded) / e.total;
			});
			request.addEventListener("error", () => {
				say(at, word.gagal, "bad", word.putus);
				done({ masalah: word.putus });
			});
			request.addEventListener("load", () => {
				let got = {};
				try {
					const answer = JSON.parse(request.responseText);
					got = request.status < 300 ? answer[0] : { masalah: answer.detail };
				} catch {
					got = { masalah: word.putus };
				}
				if (got.alamat) {
					const link = document.createElement("a");
					link.href = got.alamat;
					link.textContent = got.judul;
					at.name.replaceChildren(link);
				}
				if (got.masalah) say(at, word.gagal, "bad", got.masalah);
				else if (got.sudah_ada) say(at, word.ada, "warn");
				else say(at, word.jadi, "good");
				done(got);
			});
			request.send(data);
		});
	}
}
