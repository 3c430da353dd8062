// For images and packages made with `npm ci --ignore-scripts`: the database's libraries need their links.
import { linkLibraries } from './install.mjs';

linkLibraries();
