/** The doors of the settings: each with one line of what is behind it. */
export const doors = {
  back: 'Settings',
  groups: { you: 'You', safe: 'Who gets in', keep: 'Keeping and going', app: 'The app' },
  name: { title: 'Name and language', line: 'What you are called here, and how the app speaks' },
  look: { title: 'Light and dark', line: 'How the screen looks' },
  lock: { title: 'Lock', line: 'A PIN, and a phone that others use too' },
  phones: { title: 'My phones', line: 'Add one, or take one out' },
  words: { title: 'Twelve words', line: 'To bring everything back when a phone is lost' },
  carry: { title: 'Carry by hand', line: 'Exchange what is new without a server' },
  copy: { title: 'Take a copy', line: 'All that you can read, as a file of your own' },
  house: { title: 'Move house', line: 'Everything in one file, to a new phone or server' },
  leave: { title: 'Leave or delete', line: 'End a space, or clear this phone' },
  storage: { title: 'On this phone', line: 'So that the browser does not clear it' },
  server: { title: 'What the server sees', line: 'And how to check the app itself' },
  verify: 'Is this the published app?',
  verifyHow: 'Somebody with a computer can check it with the command “npm run verify” and this address.',
}
