/**
 * Does a text touch what an agreement or a plan of two free people leaves alone: where somebody is, passwords, the other's
 * messages, asking leave to go out or to see people, money? Looked at on this device, told to the writer alone, and never
 * a refusal: words have many senses, and the two may mean well.
 */
const phone = 'phones?|messages?|texts?|chats?|whatsapp|inbox|calls?|e-?mails?'
const simu = 'simu|ujumbe|jumbe|meseji|whatsapp|barua pepe'

const signs: readonly RegExp[] = [
  /\b(?:location|whereabouts|gps|track(?:s|ing|ed)?)\b/,
  /\b(?:tell|say|know|share|report)\b[^.]{0,30}\bwhere\b/,
  /\bpass(?:word|code)s?\b|\bpin\b/,
  new RegExp(`\\b(?:read|check|look|see|show|open|unlock|give|hand)\\w*\\b[^.]{0,30}\\b(?:${phone})\\b`),
  /\b(?:ask|permission|allow(?:ed)?|let)\b[^.]{0,40}\b(?:go(?:ing)?|leav(?:e|ing)|visit|meet|see|travel)\b/,
  /\b(?:not|never|only|stop|nobody)\b[^.]{0,30}\b(?:meet|see|visit|talk to|speak (?:to|with)|go out|friends)\b/,
  /\b(?:money|salary|wages|income|savings|m-?pesa|bank)\b/,
  /\b(?:uko wapi|ulipo|alipo|nilipo|tulipo|ulikokuwa|gps)\b/,
  /\b(?:nywila|nenosiri|neno la siri|namba ya siri|nambari ya siri|pini)\b/,
  new RegExp(`(?:soma|angalia|kagua|fungua|onyesha|tazama|chunguza)[^.]{0,30}\\b(?:${simu})`),
  /omb[ae]\w*[^.]{0,20}\b(?:ruhusa|kibali)|\b(?:ruhusa|kibali)\b[^.]{0,20}\bku(?:toka|enda|onana|kutana|tembelea)|\bbila (?:ruhusa|kibali)/,
  /\bkutoka (?:nje|nyumbani)\b|(?:si|to)(?:kutan|onan)[ae]\b|\b(?:kukutana|kuonana|kuongea|kuzungumza) na (?:wanaume|wanawake|marafiki|ndugu)/,
  /\b(?:pesa|fedha|mshahara|akiba|benki|akaunti)\b/,
]

export const touchesControl = (text: string): boolean => {
  const lower = text.toLowerCase()
  return signs.some(sign => sign.test(lower))
}
