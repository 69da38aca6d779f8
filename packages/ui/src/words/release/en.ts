/** A new version that was not what was signed. */
export const release = {
  refusedTitle: 'A new version was refused',
  what: 'The server offered a Kimbilio that its makers did not sign, or an older one.',
  safe: 'The version on this phone goes on working. What you wrote is here, and untouched.',
  do: 'Ask the person who runs your server to check it. If you clear this app first, the refused one may come instead.',
}
