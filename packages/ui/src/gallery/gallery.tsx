/** Shows every part and every screen of a practice in each of its states, to be looked at; not shipped. */
import '#ui/styles'
import { type ComponentChild, render } from 'preact'
import { InLanguage, type Language } from '../index.ts'
import { parts } from './parts-room.tsx'
import { twoPeople } from './two-people-room.tsx'

const asked = new URLSearchParams(location.search)
const language: Language = asked.get('language') === 'sw' ? 'sw' : 'en'
const theme = asked.get('theme')
if (theme) document.documentElement.dataset.theme = theme
document.documentElement.lang = language

const rooms: Readonly<Record<string, (language: Language) => ComponentChild>> = { ...parts, ...twoPeople }
const shown = rooms[asked.get('show') ?? 'parts']
const Room = () => (shown ? shown(language) : <p>{Object.keys(rooms).join(' · ')}</p>)

render(
  <InLanguage language={language}>
    <Room />
  </InLanguage>,
  document.body,
)
