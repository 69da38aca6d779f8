/** Shows every part and every screen of a practice in each of its states, to be looked at; not shipped. */
import '#ui/styles'
import { render } from 'preact'
import { InLanguage, type Language } from '../index.ts'
import { parts } from './parts-room.tsx'

const asked = new URLSearchParams(location.search)
const language: Language = asked.get('language') === 'sw' ? 'sw' : 'en'
const theme = asked.get('theme')
if (theme) document.documentElement.dataset.theme = theme
document.documentElement.lang = language

const rooms = { ...parts }
const shown = rooms[(asked.get('show') ?? 'parts') as keyof typeof rooms]
const Room = () => (shown ? shown(language) : <p>{Object.keys(rooms).join(' · ')}</p>)

render(
  <InLanguage language={language}>
    <Room />
  </InLanguage>,
  document.body,
)
