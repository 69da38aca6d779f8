import { describe, expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns, story } from '../shared/testkit.ts'
import { type Fact, SEAL_OPENED, type Sealed } from '../slice.ts'
import {
  aloudOn,
  type Gratitude,
  gratitude,
  hasPrompt,
  type Intent,
  jarFor,
  type Note,
  openDay,
  readNote,
  seasonFor,
  thanksFor,
} from './index.ts'

const told = () => story<Gratitude, Intent>(gratitude)

const rain: Note = {
  kind: 'words',
  did: 'You waited in the rain.',
  gave: 'A dry way home.',
  says: 'You think ahead.',
}
const give: Intent = { do: 'give', thanks: rain }
const intoJar = (day = '2026-03-10'): Intent => ({ do: 'put-in-jar', thanks: rain, day })
const only = (state: Gratitude) => all(state.notes)[0]!
const receive =
  (receipt: Extract<Intent, { do: 'receive' }>['receipt']) =>
  (state: Gratitude): Intent => ({ do: 'receive', note: only(state).id, receipt })
const burn = (state: Gratitude): Intent => ({ do: 'burn', note: only(state).id })
const openEarly = (state: Gratitude): Intent => ({ do: 'open-early', note: only(state).id })
const day = 24 * 3_600_000

describe('a thank-you given now', () => {
  test('is there for both to read, and the other may say how it arrived, once', () => {
    told()
      .given('juma', '19:00', give)
      .sees('amara', (state, look) => {
        expect(thanksFor(state, look)).toMatchObject([
          { byMe: false, thanks: rain, receipt: null, mayReceive: true },
        ])
      })
      .refused('juma', '19:01', receive({ kind: 'warmed' }), 'refusedNotForYou')
      .given('amara', '19:02', receive({ kind: 'did-not-know' }))
      .refused('amara', '19:03', receive({ kind: 'warmed' }), 'refusedReceived')
      .sees('juma', (state, look) => {
        expect(thanksFor(state, look)).toMatchObject([{ byMe: true, receipt: { kind: 'did-not-know' } }])
      })
  })

  test('needs to say what the other did; the rest may stay empty', () => {
    told()
      .refused('juma', '19:00', { do: 'give', thanks: { ...rain, did: ' ' } }, 'refusedEmpty')
      .given('juma', '19:00', {
        do: 'give',
        thanks: { kind: 'words', did: ' You waited. ', gave: '', says: '' },
      })
      .sees('amara', (state, look) => {
        expect(thanksFor(state, look)[0]?.thanks).toEqual({
          kind: 'words',
          did: 'You waited.',
          gave: '',
          says: '',
        })
      })
  })

  test('may be a deed in place of words, and so may what comes back', () => {
    told()
      .given('juma', '19:00', { do: 'give', thanks: { kind: 'deed', deed: 'I cook on Friday.' } })
      .refused('amara', '19:01', receive({ kind: 'deed', text: '' }), 'refusedEmpty')
      .given('amara', '19:01', receive({ kind: 'deed', text: 'I wash up.' }))
      .sees('juma', (state, look) => {
        expect(thanksFor(state, look)[0]).toMatchObject({
          thanks: { kind: 'deed', deed: 'I cook on Friday.' },
          receipt: { kind: 'deed', text: 'I wash up.' },
        })
      })
  })

  test('has 500 characters for its three parts together', () => {
    const long = (length: number): Intent => ({
      do: 'give',
      thanks: { kind: 'words', did: 'x'.repeat(length), gave: 'y'.repeat(200), says: 'z'.repeat(100) },
    })
    told().refused('juma', '19:00', long(201), 'refusedTooLong').given('juma', '19:00', long(200))
  })

  test('a receipt by the giver of a note is no receipt', () => {
    told()
      .given('juma', '19:00', give)
      .forced('juma', '19:01', state => ({
        type: 'gratitude.received.v1',
        data: { note: only(state).id, receipt: { kind: 'warmed' } },
      }))
      .so(state => expect(only(state).receipt).toBe(null))
  })
})

describe('a note in the jar', () => {
  test('is in no list of the other before its day, and opens on it for both', () => {
    told()
      .on('2026-03-02')
      .given('juma', '19:00', intoJar('2026-03-10'))
      .sees('juma', (state, look) => {
        expect(jarFor(state, look)).toMatchObject([{ day: '2026-03-10', thanks: rain }])
        expect(thanksFor(state, look)).toEqual([])
      })
      .sees('amara', (state, look) => {
        expect([jarFor(state, look), thanksFor(state, look), gratitude.openings(state, look)]).toEqual([
          [],
          [],
          [],
        ])
      })
      .refused('amara', '19:01', receive({ kind: 'warmed' }), 'refusedNotForYou')
      .on('2026-03-10')
      .sees('amara', (state, look) => {
        expect(thanksFor(state, look)).toMatchObject([{ thanks: rain, at: Date.parse('2026-03-10') }])
        expect(gratitude.openings(state, look)).toMatchObject([{ line: 'openingReceived', waiting: true }])
      })
      .sees('juma', (state, look) => {
        expect(jarFor(state, look)).toEqual([])
        expect(thanksFor(state, look)).toMatchObject([{ byMe: true, thanks: rain }])
      })
  })

  test('a phone whose clock is set forward sees no more of it than before', () => {
    told()
      .given('juma', '19:00', intoJar('2026-03-10'))
      .sees('amara', (state, look) => {
        const ahead = { ...look, now: look.now + 300 * day }
        expect([jarFor(state, ahead), thanksFor(state, ahead), gratitude.openings(state, ahead)]).toEqual([
          [],
          [],
          [],
        ])
      })
  })

  test('waits from tomorrow up to a year, and no other day is taken', () => {
    const tale = told().on('2026-03-02')
    for (const wrong of ['2026-03-02', '2026-03-01', '2027-03-04', '2026-02-30', '9999-99-99', '', 'soon']) {
      tale.refused('juma', '19:00', intoJar(wrong), 'refusedDay')
    }
    tale.given('juma', '19:00', intoJar('2026-03-03')).given('juma', '19:00', intoJar('2027-03-02'))
  })

  test('its writer may open it before its day, and nobody else', () => {
    told()
      .given('juma', '19:00', intoJar())
      .refused('amara', '19:01', openEarly, 'refusedNotYours')
      .forced('amara', '19:01', state => {
        const note = only(state)
        return {
          type: SEAL_OPENED,
          data: { seal: note.kind === 'jar' ? note.sealed.seal : '', text: 'mine' },
        }
      })
      .sees('amara', (state, look) => expect(thanksFor(state, look)).toEqual([]))
      .given('juma', '19:02', openEarly)
      .sees('amara', (state, look) => expect(thanksFor(state, look)).toMatchObject([{ thanks: rain }]))
      .refused('juma', '19:03', burn, 'refusedAlreadyOpen')
  })

  test('burnt unseen it is gone for good, and the record shared with the other gets no entry', () => {
    told()
      .given('juma', '19:00', intoJar('2026-03-10'))
      .refused('amara', '19:01', burn, 'refusedNotYours')
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .given('juma', '19:02', burn)
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('juma', (state, look) => expect(jarFor(state, look)).toEqual([]))
      .on('2026-03-11')
      .sees('amara', (state, look) => {
        expect([thanksFor(state, look), gratitude.openings(state, look)]).toEqual([[], []])
      })
      .sees('juma', (state, look) => expect(thanksFor(state, look)).toEqual([]))
  })

  test('a note sealed for another gate than its own is no note', () => {
    const sealed: Sealed = {
      seal: '1'.repeat(32),
      commit: 'c',
      box: 'b',
      gate: '2'.repeat(32),
      gateKind: 'day',
      day: '2026-03-10',
    }
    told()
      .forced('juma', '19:00', () => ({
        type: 'gratitude.note-sealed.v1',
        data: { note: '3'.repeat(32), sealed },
      }))
      .so(state => expect(all(state.notes)).toEqual([]))
  })

  test('that opens to something unreadable is shown as such, not hidden', () => {
    expect(readNote('not a note')).toBe(null)
    expect(readNote('{"kind":"song"}')).toBe(null)
    expect(readNote(JSON.stringify(rain))).toEqual(rain)
  })
})

describe('Today', () => {
  test('never asks for thanks, and offers one that came for a week at most', () => {
    told()
      .sees('juma', (state, look) => expect(gratitude.openings(state, look)).toEqual([]))
      .on('2026-03-02')
      .given('juma', '19:00', give)
      .sees('juma', (state, look) => expect(gratitude.openings(state, look)).toEqual([]))
      .sees('amara', (state, look) => expect(gratitude.openings(state, look)).toHaveLength(1))
      .on('2026-03-12')
      .sees('amara', (state, look) => expect(gratitude.openings(state, look)).toEqual([]))
  })
})

describe('rules that hold over random runs', () => {
  const moves = (state: Gratitude, _me: string, _other: string, now: number): readonly Intent[] => [
    give,
    { do: 'give', thanks: { kind: 'deed', deed: 'tea' } },
    intoJar(new Date(now + 2 * day).toISOString().slice(0, 10)),
    intoJar(new Date(now + 3 * day).toISOString().slice(0, 10)),
    ...all(state.notes).flatMap(({ id: note }): Intent[] => [
      { do: 'receive', note, receipt: { kind: 'warmed' } },
      { do: 'burn', note },
      { do: 'open-early', note },
      { do: 'later', note, until: null },
    ]),
    { do: 'offer-season', day: new Date(now + 3 * day).toISOString().slice(0, 10) },
    ...all(state.seasons)
      .slice(-2)
      .flatMap(({ id: season }): Intent[] => [
        { do: 'agree-season', season },
        { do: 'let-season-go', season },
      ]),
  ]

  const outOfTurn = (state: Gratitude, me: string) => [
    { type: 'gratitude.season-agreed.v1', data: { season: '9'.repeat(32) } },
    { type: 'gratitude.season-let-go.v1', data: { season: '9'.repeat(32) } },
    ...all(state.seasons).flatMap(({ id: season, by, agreed, letGo }) => [
      { type: 'gratitude.season-offered.v1', data: { season, day: '2026-05-05' } },
      ...(by === me || letGo || agreed ? [{ type: 'gratitude.season-agreed.v1', data: { season } }] : []),
    ]),
    { type: 'gratitude.received.v1', data: { note: '9'.repeat(32), receipt: { kind: 'warmed' } } },
    ...all(state.notes).flatMap(note => [
      { type: 'gratitude.note-given.v1', data: { note: note.id, thanks: rain } },
      ...(note.by === me || note.receipt !== null
        ? [{ type: 'gratitude.received.v1', data: { note: note.id, receipt: { kind: 'tell-me-more' } } }]
        : []),
      ...(note.kind === 'jar' && note.by !== me
        ? [{ type: SEAL_OPENED, data: { seal: note.sealed.seal, text: 'words' } }]
        : []),
      ...(note.kind === 'jar' && note.by === me && note.openedAt === null
        ? [{ type: SEAL_OPENED, data: { seal: note.sealed.seal, text: null } }]
        : []),
    ]),
  ]

  const mayRead = (log: readonly Fact[], seal: string, now: number): boolean => {
    const note = log
      .filter(({ type }) => type === 'gratitude.note-sealed.v1')
      .map(({ by, data }) => ({ by, sealed: (data as { sealed: Sealed }).sealed }))
      .find(({ sealed }) => sealed.seal === seal)
    if (!note) return false
    const opened = log.some(
      ({ type, by, data }) =>
        type === SEAL_OPENED && by === note.by && (data as { seal: string }).seal === seal,
    )
    return opened || now >= Date.parse(note.sealed.day ?? '')
  }

  test('both phones agree, nothing out of turn matters, and no note opens early', () => {
    const rules = {
      slice: gratitude,
      moves,
      outOfTurn,
      matters: (state: Gratitude) => [all(state.notes), all(state.seasons)],
      mayRead,
    }
    const tally = holdsOverRandomRuns<Gratitude, Intent>(rules, 150)
    expect(tally.acts).toBeGreaterThan(1_000)
    expect(tally.cheats).toBeGreaterThan(150)
    expect(tally.seals).toBeGreaterThan(150)
    expect(tally.readByOther).toBeGreaterThan(50)
  })
})

describe('a day for opening the jar together', () => {
  const offer: Intent = { do: 'offer-season', day: '2026-03-10' }
  const season = (state: Gratitude) => all(state.seasons)[0]!.id
  const agree = (state: Gratitude): Intent => ({ do: 'agree-season', season: season(state) })
  const letGo = (state: Gratitude): Intent => ({ do: 'let-season-go', season: season(state) })

  test('is a day of both when the other agrees, and what was put in for it is read by turns', () => {
    told()
      .on('2026-03-02')
      .refused('juma', '19:00', { do: 'offer-season', day: '2026-03-02' }, 'refusedDay')
      .given('juma', '19:00', offer)
      .refused('juma', '19:01', agree, 'refusedAgreed')
      .refused('amara', '19:01', { do: 'offer-season', day: '2026-04-01' }, 'refusedSeasonIsThere')
      .sees('amara', (state, look) => {
        expect(seasonFor(state, look)).toMatchObject({ phase: 'to-agree', putOff: false })
        expect(gratitude.openings(state, look)).toMatchObject([{ line: 'openingSeason' }])
      })
      .given('amara', '19:02', agree)
      .sees('juma', (state, look) => {
        expect(seasonFor(state, look)?.phase).toBe('agreed')
        expect(openDay(state, look)).toBe(null)
      })
      .given('juma', '19:03', intoJar('2026-03-10'))
      .given('juma', '19:04', intoJar('2026-03-10'))
      .given('amara', '19:05', intoJar('2026-03-10'))
      .given('amara', '19:06', intoJar('2026-03-12'))
      .on('2026-03-10')
      .sees('amara', (state, look) => {
        expect(openDay(state, look)).toBe('2026-03-10')
        expect(aloudOn(state, '2026-03-10', look).map(({ byMe }) => byMe)).toEqual([false, true, false])
        expect(gratitude.openings(state, look)).toContainEqual(
          expect.objectContaining({ line: 'openingDay', waiting: false }),
        )
      })
      .on('2026-03-18')
      .sees('amara', (state, look) => expect(openDay(state, look)).toBe(null))
  })

  test('shows nothing where nothing was put in for it, and nothing before', () => {
    told()
      .on('2026-03-02')
      .given('juma', '19:00', offer)
      .given('amara', '19:01', agree)
      .on('2026-03-10')
      .sees('juma', (state, look) => {
        expect(openDay(state, look)).toBe(null)
        expect(gratitude.openings(state, look)).toEqual([])
      })
  })

  test('either lets it go alone; the notes keep their own day', () => {
    told()
      .on('2026-03-02')
      .given('juma', '19:00', offer)
      .given('amara', '19:01', agree)
      .given('juma', '19:02', intoJar('2026-03-10'))
      .given('amara', '19:03', letGo)
      .refused('juma', '19:04', letGo, 'refusedNoSeason')
      .sees('juma', (state, look) => {
        expect(seasonFor(state, look)).toBe(null)
        expect(jarFor(state, look)).toMatchObject([{ day: '2026-03-10' }])
      })
      .so(state =>
        expect(Object.keys(all(state.seasons)[0]!).sort()).toEqual(['agreed', 'by', 'day', 'id', 'letGo']),
      )
  })

  test('can be put off in silence; nobody agrees to their own or to one that was let go', () => {
    const agreed = (state: Gratitude) => ({
      type: 'gratitude.season-agreed.v1',
      data: { season: season(state) },
    })
    told()
      .on('2026-03-02')
      .given('juma', '19:00', offer)
      .given('amara', '19:01', state => ({ do: 'season-not-now', season: season(state), until: null }))
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('amara', (state, look) => {
        expect(gratitude.openings(state, look)).toEqual([])
        expect(gratitude.itemPath?.(state, season(state))).toBe('/season')
      })
      .forced('juma', '19:02', agreed)
      .so(state => expect(all(state.seasons)[0]?.agreed).toBe(false))
      .given('juma', '19:03', letGo)
      .forced('amara', '19:04', agreed)
      .so(state => expect(all(state.seasons)[0]?.agreed).toBe(false))
  })
})

describe('a thank-you for later', () => {
  const later =
    (until: number | null) =>
    (state: Gratitude): Intent => ({ do: 'later', note: only(state).id, until })

  test('waits out of sight, without a trace for the one who gave it', () => {
    told()
      .on('2026-03-02')
      .given('juma', '19:00', give)
      .refused('juma', '19:01', later(null), 'refusedNotForYou')
      .given('amara', '19:01', later(Date.parse('2026-03-03T18:00:00Z')))
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('amara', (state, look) => {
        expect(thanksFor(state, look)).toMatchObject([{ later: true, mayReceive: true }])
        expect(gratitude.openings(state, look)).toEqual([])
        expect(gratitude.itemPath?.(state, only(state).id)).toBe(`/note/${only(state).id}`)
      })
      .sees('juma', (state, look) => expect(thanksFor(state, look)).toMatchObject([{ later: false }]))
      .on('2026-03-04')
      .sees('amara', (state, look) => expect(gratitude.openings(state, look)).toHaveLength(1))
  })

  test('is not offered for a note that still lies in the jar', () => {
    told().given('juma', '19:00', intoJar()).refused('amara', '19:01', later(null), 'refusedNotForYou')
  })
})

test('the question of the month is there once a month, on the own phone alone', () => {
  told()
    .on('2026-03-02')
    .sees('amara', (_, look) => expect(hasPrompt(look)).toBe(true))
    .given('amara', '19:00', { do: 'rest-prompt' })
    .so((_, phones) => expect(phones.log).toEqual([]))
    .sees('amara', (_, look) => expect(hasPrompt(look)).toBe(false))
    .sees('juma', (_, look) => expect(hasPrompt(look)).toBe(true))
    .on('2026-04-01')
    .sees('amara', (_, look) => expect(hasPrompt(look)).toBe(true))
})
