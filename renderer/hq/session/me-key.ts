/** Where the page keeps who is signed in: a person, or null where nobody is. */
export const meKey = ['session', 'me'] as const;
