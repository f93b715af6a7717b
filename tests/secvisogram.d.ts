/** It ships its sources alone, written for other settings than ours. */
declare module '@secvisogram/csaf-validator-lib/*';
