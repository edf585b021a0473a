export default {
  compilerOptions: {
    // A scope's name stands in 1,700 places of the app: it is as short as it can be.
    cssHash: ({ hash, css }) => `s${hash(css)}`,
  },
};
