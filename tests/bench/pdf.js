// Makes the same text as a PDF by different programs. Each maker loads what it needs, and gives a function that makes a
// file. The others get less to do: no tags; and they do it with the fonts they bring, which have the letters of western
// Europe, and with the font that ours has, which they take as it comes from its makers.
const script = (source) => new Promise((loaded, failed) => {
  const element = document.createElement('script');
  Object.assign(element, { src: source, onload: loaded, onerror: failed });
  document.head.append(element);
});

// A4 in points, with the margins of our own paper.
const WIDTH = 595, HEIGHT = 842, LEFT = 71, TOP = 34, BOTTOM = 43, COLUMN = 482, SIZE = 11, LINE = 13.2;

// Calls `place` for each line of the texts, and `turn` before one that has no room on the page.
const flow = (texts, lines, place, turn) => {
  let down = TOP;
  for (const { words, bold } of texts) {
    for (const line of lines(words, bold)) {
      if (down + LINE > HEIGHT - BOTTOM) {
        turn();
        down = TOP;
      }
      down += LINE;
      place(line, bold, down);
    }
  }
};

const FACES = ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'];
const bytes = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
const base64 = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

const makers = {
  ours: async ({ paper }) => {
    const program = await import('./pdf.js');
    await program.default({ module_or_path: 'pdf_bg.wasm' });
    return () => program.write(paper);
  },
  'pdf-lib': async ({ texts }, noto) => {
    await script('pdf-lib.min.js');
    if (noto) await script('fontkit.umd.min.js');
    const { PDFDocument, StandardFonts } = PDFLib;
    const faces = noto ? await Promise.all(FACES.map(bytes)) : [StandardFonts.Helvetica, StandardFonts.HelveticaBold];
    return async () => {
      const pdf = await PDFDocument.create();
      if (noto) pdf.registerFontkit(fontkit);
      const fonts = await Promise.all(faces.map((face) => pdf.embedFont(face, { subset: noto })));
      let page = pdf.addPage([WIDTH, HEIGHT]);
      const lines = (words, bold) => words.split('\n').flatMap((line) => {
        const done = [];
        let now = '';
        for (const word of line.split(' ')) {
          const longer = now && now + ' ' + word;
          if (now && fonts[+bold].widthOfTextAtSize(longer, SIZE) > COLUMN) done.push(now), now = word;
          else now = longer || word;
        }
        return [...done, now];
      });
      flow(texts, lines, (text, bold, down) => page.drawText(text, { x: LEFT, y: HEIGHT - down, size: SIZE, font: fonts[+bold] }),
        () => { page = pdf.addPage([WIDTH, HEIGHT]); });
      return pdf.save();
    };
  },
  pdfmake: async ({ texts }, noto) => {
    await script('pdfmake.min.js');
    if (noto) {
      const [normal, bold] = FACES;
      pdfMake.addVirtualFileSystem(Object.fromEntries(await Promise.all(FACES.map(async (face) => [face, base64(await bytes(face))]))));
      pdfMake.addFonts({ Roboto: { normal, bold, italics: normal, bolditalics: bold } });
    } else {
      await script('vfs_fonts.js');
    }
    return async () => new Uint8Array(await pdfMake.createPdf({
      pageSize: 'A4',
      pageMargins: [LEFT, TOP, WIDTH - LEFT - COLUMN, BOTTOM],
      defaultStyle: { fontSize: SIZE },
      content: texts.map(({ words, bold }) => ({ text: words, bold })),
    }).getBuffer());
  },
  jsPDF: async ({ texts }, noto) => {
    await script('jspdf.umd.min.js');
    const faces = noto ? await Promise.all(FACES.map(async (face) => base64(await bytes(face)))) : [];
    return async () => {
      const pdf = new jspdf.jsPDF({ unit: 'pt', format: 'a4', compress: true });
      pdf.setFontSize(SIZE);
      faces.forEach((face, at) => {
        pdf.addFileToVFS(FACES[at], face);
        pdf.addFont(FACES[at], 'Noto', at ? 'bold' : 'normal');
      });
      const style = (bold) => pdf.setFont(noto ? 'Noto' : 'helvetica', bold ? 'bold' : 'normal');
      const lines = (words, bold) => (style(bold), pdf.splitTextToSize(words, COLUMN));
      flow(texts, lines, (text, bold, down) => (style(bold), pdf.text(text, LEFT, down)), () => pdf.addPage());
      return new Uint8Array(pdf.output('arraybuffer'));
    };
  },
};

// Milliseconds until the first file, from nothing; the median of further ones; and the bytes of a file.
window.measure = async (name) => {
  // All have what is to be written before the time begins.
  const given = { texts: await (await fetch('texts.json')).json(), paper: await bytes('paper.bin') };
  const timed = async (work) => {
    const from = performance.now();
    const done = await work();
    return [performance.now() - from, done];
  };
  const [first, [make, file]] = await timed(async () => {
    const [maker, noto] = name.split('+');
    const make = await makers[maker](given, !!noto);
    return [make, await make()];
  });
  const further = [];
  const enough = performance.now() + 5000;
  do further.push((await timed(make))[0]); while (further.length < 15 && performance.now() < enough);
  further.sort((one, other) => one - other);
  return [first, further[further.length >> 1], file.length];
};
