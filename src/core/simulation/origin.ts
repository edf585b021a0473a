/** Where the API of a run is: its issuer and its audience. An example address: nothing is ever sent there. */
export const ORIGIN = 'https://api.example';
