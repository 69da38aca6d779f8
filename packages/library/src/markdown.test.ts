import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './markdown.ts'

/** What must never come out, whatever goes in: any tag or attribute that is not one of the few that Markdown makes. */
const TAGS =
  /<(?!\/?(?:p|h[1-6]|ul|ol|li|em|strong|s|a|blockquote|hr|br|code|pre|table|thead|tbody|tr|th|td)\b)[^>]*/i
const dangers = (html: string): string[] => [
  ...(TAGS.exec(html) ?? []),
  ...[...html.matchAll(/<[a-z0-9]+((?:\s+[^<>]*)?)>/gi)].flatMap(([tag, attributes = '']) => {
    const rest = attributes
      .replace(
        /\s(?:href="(?:https?:\/\/|\/(?![/\\])|#|tel:)[^"]*"|rel="noreferrer"|title="[^"]*"|id="[a-z0-9-]+"|start="\d+"|class="language-[^"]*")/g,
        '',
      )
      .trim()
    return rest === '' || rest === '/' ? [] : [tag]
  }),
]

const corpus = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">a</a>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](javascript&colon;alert(1))',
  '[a](\\javascript:alert(1))',
  '[a](<javascript:alert(1)>)',
  '[a]( javascript:alert(1))',
  '[a](vbscript:msgbox(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](data:image/svg+xml,<svg onload=alert(1)>)',
  '[a](file:///etc/passwd)',
  '[a](//evil.example/x)',
  '[a](/\\evil.example/x)',
  '[a](https://x.example/"onmouseover="alert(1))',
  '[a](https://x.example "title\\" onmouseover=\\"alert(1)")',
  '![a](javascript:alert(1))',
  '![a](https://x.example/"onerror="alert(1).png)',
  '![a](https://tracker.example/pixel.gif)',
  '<https://x.example/<script>>',
  '<javascript:alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '# <script>alert(1)</script>',
  '## "><script>alert(1)</script>',
  '```"><script>\nx\n```',
  '```<img src=x onerror=alert(1)>\nx\n```',
  '`<script>`',
  '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
  '| a |\n|:-:|\n| b |',
  '<!-- <script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<style>*{display:none}</style>',
  '<form action=https://evil.example><input name=p>',
  '<base href=https://evil.example>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u0000<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
]

describe('nothing that acts comes through, whoever wrote the article', () => {
  test.each(corpus)('%s', text => {
    expect(dangers(renderMarkdown(text).html)).toEqual([])
  })

  test('the check itself sees danger when it is there', () => {
    for (const html of [
      '<script>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<img src="x">',
      '<p style="color:red">',
    ]) {
      expect(dangers(html), html).not.toEqual([])
    }
  })

  test('nor do pieces of it in any order', () => {
    const piece = fc.oneof(
      fc.constantFrom(...corpus),
      fc.constantFrom('[', ']', '(', ')', '<', '>', '"', '`', '\n', '#', '*', '|'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        expect(dangers(renderMarkdown(pieces.join('')).html)).toEqual([])
      }),
    )
  })
})

test('a page asks no other host for a picture', () => {
  expect(renderMarkdown('![cat](https://x.example/cat.png)').html).not.toContain('<img')
})

test('links to pages of ours, to headings, to the web and to a telephone are kept; those to the web send no referrer', () => {
  const { html, links } = renderMarkdown(
    '[a](/en/closer#try) [b](#try) [c](tel:116)\n\n[d](https://x.example)',
  )
  expect(links).toEqual([
    { href: '/en/closer#try', line: 1 },
    { href: '#try', line: 1 },
    { href: 'tel:116', line: 1 },
    { href: 'https://x.example', line: 3 },
  ])
  expect(html).toContain('<a href="https://x.example" rel="noreferrer">')
  expect(html).toContain('<a href="/en/closer#try">')
})

test('headings get names that do not clash, and the contents lists those of two levels', () => {
  const { headings, html } = renderMarkdown(
    '## Try this today\n\n### Try this today\n\n#### Deeper\n\n## Wakati wa *kusubiri*\n\n## …\n\n## Très “bien”',
  )
  expect(headings).toEqual([
    { level: 2, id: 'try-this-today', text: 'Try this today' },
    { level: 3, id: 'try-this-today-2', text: 'Try this today' },
    { level: 2, id: 'wakati-wa-kusubiri', text: 'Wakati wa kusubiri' },
    { level: 2, id: 'part', text: '…' },
    { level: 2, id: 'tres-bien', text: 'Très “bien”' },
  ])
  expect(html).toContain('<h2 id="wakati-wa-kusubiri">Wakati wa <em>kusubiri</em></h2>')
})

test('words are counted as a reader counts them', () => {
  expect(renderMarkdown('## Two words\n\nAnd *three* more — 16.\n\n- one').words).toBe(7)
})
