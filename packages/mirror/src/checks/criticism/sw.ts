/** Swahili constructions of criticism; `cues/pattern.ts` says how to read them. */
export const sw: readonly string[] = [
  'wewe ni? ~ @bad-trait|@insult',
  'wewe @bad-trait',
  'wewe si|sio mwanamke|mwanaume|mke|mume|mzazi|baba|mama|mtu',
  'huna|hauna|hujui adabu|akili|mpango|aibu|huruma|heshima|utu|maana|faida|msimamo|kazi|shukrani|shukurani|malengo|moyo|busara|mapenzi',
  'una kiburi|wivu|dharau|ubinafsi|roho|tabia|ubishi|jeuri|gubu|uvivu|tamaa|mdomo|uongo|kisirani',
  'tatizo lako',
  'mama|baba|mwanaume|mwanamke|mke|mume|mzazi gani',
  'tabia|akili yako|zako|ileile|hiyo|ya',
  'kama baba|mama|dada|kaka yako',
  'kwa? nini|kwanini usiwe|huwezi ~ kama',
  'mwanaume|mwanamke halisi|wa',
  'ni @bad-trait wewe|sana|tu|mno',
  'mtu @bad-trait kama wewe',
]
