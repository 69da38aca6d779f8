import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { type Language, languages, loadWords, type Words } from '#ui/words'
import { AppContext, type AppState } from '../../app-context.tsx'
import type { OwnDevice } from '../../engine/haven.ts'
import { NOON, stillDevice, stillHaven, stillWorld } from '../../testkit.ts'
import { Phones } from './phones.tsx'
import { cameBy, RemovePhone } from './remove-phone.tsx'

const words = {} as Record<Language, Words>
beforeAll(async () => {
  for (const language of languages) words[language] = await loadWords(language)
})

const small = stillDevice({ id: 'd4', here: false, name: 'Simu ndogo', brought: ['d1', 'd3', 'd5', 'd6'] })
const list = [
  stillDevice(),
  small,
  stillDevice({ id: 'd5', here: false, name: 'Tablet' }),
  stillDevice({ id: 'd1', here: false, isNew: true, addedAt: NOON }),
  stillDevice({ id: 'd6', here: false, name: 'Laptop', leaving: true }),
  stillDevice({ id: 'd3', here: false, paper: true }),
]

const draw = (language: Language, what: preact.ComponentChild, devices: readonly OwnDevice[] = list) => {
  const app = {
    haven: stillHaven({ language, devices }),
    world: stillWorld('/settings/phones', { languages: [language] }),
    language: { value: language },
    words: { value: words[language] },
    storeFault: { value: null },
  } as unknown as AppState
  return renderToString(<AppContext.Provider value={app}>{what}</AppContext.Provider>)
}
const asked = (language: Language, device: OwnDevice) =>
  draw(language, <RemovePhone device={device} came={cameBy(device, list)} yes={() => {}} no={() => {}} />)

for (const language of languages) {
  test(`Beside a phone stands what came in by it, and words on paper can be taken out like a phone (${language})`, () => {
    const said = words[language].phones
    const html = draw(language, <Phones />)
    expect(html).toContain(said.cameBy(['Tablet', said.unnamed, said.paper].join(', ')))
    // Not by the phone in the hand, nor by the one that is on its way out.
    expect(html.split(`${said.remove}<`).length - 1).toBe(3)
    expect(html.split(`${said.removePaper}<`).length - 1).toBe(1)
    expect(html.split(said.rename).length - 1).toBe(4)
  })

  test(`Whoever takes a phone out is offered, in the same act, what came in by it; what is new is ticked (${language})`, () => {
    const said = words[language].phones
    const html = asked(language, small)
    expect(html).toContain(said.alsoRemove)
    for (const name of ['Tablet', said.unnamed, said.paper]) expect(html).toContain(name)
    expect(html).not.toContain('Laptop')
    expect(html.match(/type="checkbox"/g)).toHaveLength(3)
    const ticked = html.match(/<label class="choice">.*?<\/label>/g)?.filter(one => one.includes('checked'))
    expect(ticked).toHaveLength(1)
    expect(ticked?.[0]).toContain(said.unnamed)
  })

  test(`Of a phone that let nothing in nothing more is asked, and of paper it is said what ends (${language})`, () => {
    const said = words[language].phones
    expect(asked(language, stillDevice({ id: 'd9', here: false }))).not.toContain('checkbox')
    const html = asked(language, stillDevice({ id: 'd3', here: false, paper: true }))
    expect(html).toContain(said.removePaperTitle)
    for (const line of said.removePaperWhat) expect(html).toContain(line)
  })
}
